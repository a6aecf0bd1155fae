"""A filing that is called: after its key was claimed, once, and undone with a refused dossier."""

from dataclasses import replace

import pytest

from motcua.rooms.documents.operations import keep_file
from motcua.rooms.documents.queries import FileUnknown, read_file
from motcua.rooms.dossiers import operations
from motcua.rooms.dossiers.models import Dossier, IntakeKey
from motcua.rooms.dossiers.operations import Filing, IntakeRequest, PaperIn, PaperUnknown
from tests.cast import MONDAY, Cast, filing, stand_up

pytestmark = pytest.mark.django_db
REQUEST = IntakeRequest("sender:1", "0" * 64)


class Prepared:
    """A filing with one file of its own, and how often it was called."""

    def __init__(self, cast: Cast, position: int = 0) -> None:
        self.cast, self.position, self.calls, self.sha256 = cast, position, 0, ""

    def __call__(self) -> Filing:
        """Keeps the file and answers the filing with it."""
        self.calls += 1
        kept = keep_file(b"[1]", "a.json", at=MONDAY)
        self.sha256 = kept.sha256
        paper = PaperIn(
            position=self.position,
            name=kept.name,
            sha256=kept.sha256,
            size_bytes=kept.size_bytes,
            media_type=kept.media_type,
        )
        return replace(filing(self.cast), papers=(paper,))


def file(cast: Cast, prepared: Prepared) -> operations.Filed:
    return operations.file_dossier(
        actor=cast.actor("receiver"), at=MONDAY, filing=prepared, request=REQUEST
    )


def test_it_is_called_once_however_often_the_request_comes() -> None:
    prepared = Prepared(stand_up())
    first = file(prepared.cast, prepared)
    again = file(prepared.cast, prepared)
    assert (first.created, again.created) == (True, False)
    assert again.code == first.code
    assert prepared.calls == 1
    assert [paper.sha256 for paper in Dossier.objects.get().papers.all()] == [prepared.sha256]


def test_what_it_wrote_goes_with_a_refused_dossier() -> None:
    prepared = Prepared(stand_up(), position=99)
    with pytest.raises(PaperUnknown) as refused:
        file(prepared.cast, prepared)
    assert refused.value.positions == {99}
    with pytest.raises(FileUnknown):
        read_file(prepared.sha256)
    assert not Dossier.objects.exists()
    assert not IntakeKey.objects.exists()


def test_a_paper_beyond_those_required_may_always_come() -> None:
    prepared = Prepared(stand_up(), position=0)
    assert file(prepared.cast, prepared).created
