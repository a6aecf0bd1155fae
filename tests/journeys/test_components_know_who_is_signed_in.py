"""The masthead greets the person who is signed in, and offers the way in to everyone else."""

import pytest

from motcua.foundation.accounts.models import User
from tests.journeys.browser import PHONE, SCREEN
from tests.journeys.conftest import SignIn, Visit

LONG_NAME = "Công Tằng Tôn Nữ Hoàng Phương Thảo Nguyên"


@pytest.fixture(scope="module")
def officer(served: str) -> User:
    """An officer with a name of eight syllables."""
    del served
    return User.objects.create_user("thao", None, LONG_NAME)


def test_the_person_is_named_and_can_leave(visit: Visit, sign_in: SignIn, officer: User) -> None:
    for width in (PHONE, SCREEN):
        visitor = visit("/mau-giao-dien/ho-so", width=width, cookies=sign_in(officer))
        if width == PHONE:
            visitor.page.locator("summary:visible", has_text="Danh mục").click()
        visitor.page.locator("summary:visible", has_text=LONG_NAME).click()
        assert visitor.page.get_by_role("button", name="Đăng xuất").locator("visible=true").count()
        assert (visitor.axe_findings(), visitor.sideways()) == ([], 0)


def test_a_visitor_is_offered_the_way_in(visit: Visit) -> None:
    visitor = visit("/mau-giao-dien/ho-so", width=SCREEN)
    assert visitor.page.get_by_role("link", name="Đăng nhập").locator("visible=true").count() == 1
    assert not visitor.page.get_by_text(LONG_NAME).count()
