"""Nothing needs a script: choices, menus, search, bulk deeds and errors all work without one."""

from tests.journeys.browser import PHONE, SCREEN
from tests.journeys.conftest import Visit

INBOX = "/mau-giao-dien/hop-viec"


def test_the_theme_is_chosen_and_remembered(visit: Visit) -> None:
    visitor = visit(INBOX, width=SCREEN, javascript=False)
    visitor.page.locator("summary:visible", has_text="Hiển thị").click()
    visitor.page.get_by_role("button", name="Tối", exact=True).locator("visible=true").click()
    visitor.settle()
    assert visitor.page.url.endswith(INBOX)
    assert visitor.page.locator("html").get_attribute("data-theme") == "dark"
    ground = visitor.page.locator("html").evaluate("e => getComputedStyle(e).backgroundColor")
    visitor.go("/mau-giao-dien")
    assert visitor.page.locator("html").get_attribute("data-theme") == "dark"
    assert ground == "rgb(22, 19, 16)"


def test_search_bulk_deeds_and_the_phone_menu_work(visit: Visit) -> None:
    visitor = visit(INBOX, width=PHONE, javascript=False)
    visitor.page.locator("summary", has_text="Danh mục").click()
    assert visitor.page.get_by_role("button", name="English").locator("visible=true").count() == 1
    visitor.go(INBOX)
    visitor.page.locator("[data-select]").first.check()
    assert visitor.page.get_by_role("button", name="Phân công").is_visible()
    visitor.page.locator("[data-search]").fill("không có ai tên này")
    visitor.page.get_by_role("button", name="Tìm").click()
    visitor.settle()
    assert visitor.page.get_by_text("Không có hồ sơ nào ở đây").is_visible()


def test_an_error_in_the_summary_leads_to_its_field(visit: Visit) -> None:
    visitor = visit("/mau-giao-dien/bieu-mau", width=PHONE, javascript=False)
    visitor.page.get_by_label("Họ và tên người nộp").fill("Đặng Thị Ngọc Hưởng")
    visitor.page.get_by_role("button", name="Gửi yêu cầu bổ sung").click()
    visitor.settle()
    assert visitor.page.title().startswith("Lỗi:")
    assert visitor.page.get_by_label("Họ và tên người nộp").input_value() == "Đặng Thị Ngọc Hưởng"
    visitor.page.get_by_role("link", name="Chưa nhập “Ngày sinh”.").click()
    assert visitor.page.url.endswith("#id_born_on")


def test_a_script_changes_the_theme_without_leaving_what_was_typed(visit: Visit) -> None:
    visitor = visit("/mau-giao-dien/bieu-mau", width=SCREEN)
    visitor.page.get_by_label("Họ và tên người nộp").fill("Vũ Quang Nghĩa")
    visitor.page.locator("summary:visible", has_text="Hiển thị").click()
    with visitor.page.expect_response(lambda answer: "giao-dien" in answer.url):
        visitor.page.get_by_role("button", name="Tối", exact=True).locator("visible=true").click()
    assert visitor.page.locator("html").get_attribute("data-theme") == "dark"
    assert visitor.page.get_by_label("Họ và tên người nộp").input_value() == "Vũ Quang Nghĩa"
    visitor.go("/mau-giao-dien")
    assert visitor.page.locator("html").get_attribute("data-theme") == "dark"


def test_english_is_chosen_in_one_press_and_stays(visit: Visit) -> None:
    visitor = visit("/mau-giao-dien/ho-so", width=SCREEN)
    assert visitor.page.locator("html").get_attribute("lang") == "vi"
    visitor.page.locator("summary:visible", has_text="Hiển thị").click()
    visitor.page.get_by_role("button", name="English").locator("visible=true").click()
    visitor.settle()
    assert visitor.page.locator("html").get_attribute("lang") == "en"
    assert visitor.page.get_by_text("Applicant: Đặng Thị Ngọc Hưởng").is_visible()
