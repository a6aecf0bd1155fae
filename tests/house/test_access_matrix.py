"""Whoever asks for any address gets what the reviewed matrix says, and never a foreign dossier.

``access_matrix.toml`` says for each address and role how it answers; an address without a row
fails. Beyond it, real codes of other units and other citizens are tried on every address that
takes one, and every code on every page must be one that the person may see.
"""

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import Resolver404, resolve, reverse

from motcua.cores.casework import MAY
from motcua.faces.api.tests.cast import body as filing_body
from motcua.faces.desk.deeds import DEEDS
from motcua.foundation.accounts.models import User, issue_token
from motcua.foundation.routes import ROLES, VISITOR, Address, addresses
from motcua.rooms.documents import queries as documents
from motcua.rooms.dossiers import access, queries
from motcua.rooms.people import queries as people
from tests.province import AS_OF, PLAYERS, players

pytestmark = pytest.mark.slow
MATRIX = Path(__file__).with_name("access_matrix.toml")
WHO = (VISITOR, *ROLES)
COMMUNE = "H49.101"
SIGNS = {"+", "s", "t", "3", "4"}
CODE = re.compile(r"H\d+(?:\.\d+)*-\d{6}-\d{4,}")
LINK = re.compile(r'(?:href|action)="(/[^"#]*)"')
# Pages looked at per address and role: enough to meet every kind of list and its second page.
PER_ADDRESS = 1
FOREIGN = 3

Row = Mapping[str, str]


def rows_of(section: str) -> dict[str, Row]:
    """The reviewed answers: sign by role, by "METHOD name"."""
    kept = tomllib.loads(MATRIX.read_text(encoding="utf-8"))
    assert tuple(kept["who"].split()) == WHO
    return {key: dict(zip(WHO, line.split(), strict=True)) for key, line in kept[section].items()}


def without_row(listed: Iterator[Address] | list[Address], rows: Mapping[str, Row]) -> set[str]:
    """Addresses of which the matrix says nothing."""
    return {f"{each.method} {each.name}" for each in listed} - set(rows)


@pytest.fixture(scope="module")
def listed(town: None) -> list[Address]:
    """Every address with its examples for our players."""
    del town
    return list(addresses(players()))


@pytest.fixture(scope="module")
def clients(town: None) -> dict[str, Client]:
    """A browser for everybody, signed in."""
    del town
    found = {VISITOR: Client()}
    for role, username in PLAYERS.items():
        found[role] = Client()
        found[role].force_login(User.objects.get(username=username))
    return found


def person(role: str) -> access.Person:
    return access.person(User.objects.get(username=PLAYERS[role]).pk, AS_OF)


def seen_by(role: str) -> set[str]:
    """Codes of all dossiers that the player may see."""
    if role == VISITOR:
        return set()
    who = person(role)
    mine = access.visible(who) | access.own(who.user_id)
    return set(mine.values_list("code", flat=True))


@pytest.fixture(scope="module")
def everything(town: None) -> frozenset[str]:
    """The codes of all dossiers there are; the leader of the province reads them all."""
    del town
    return frozenset(seen_by("leader"))


def sign_of(client: Client, method: str, url: str, body: str = "", **headers: str) -> str:
    """What came back in one sign."""
    kind = "application/json" if body else "application/x-www-form-urlencoded"
    response = client.generic(method, url, body, kind, headers=headers)
    if response.status_code == 302 and response["Location"].startswith("/dang-nhap"):
        return "s"
    return {401: "t", 403: "3", 404: "4"}.get(response.status_code, "+")


def test_every_address_has_a_row_and_every_row_an_address(listed: list[Address]) -> None:
    rows = rows_of("pages")
    assert without_row(listed, rows) == set()
    assert set(rows) - {f"{each.method} {each.name}" for each in listed} == set()
    assert {sign for row in rows.values() for sign in row.values()} <= SIGNS


def test_an_address_without_a_row_is_noticed(listed: list[Address]) -> None:
    rows = rows_of("pages")
    del rows["POST desk:deed"]
    assert without_row(listed, rows) == {"POST desk:deed"}


def examples_for(role: str, listed: list[Address]) -> Iterator[tuple[str, str, str]]:
    """(key, method, url) of every address; a role without an example of its own tries another's."""
    keys = dict.fromkeys((each.method, each.name) for each in listed)
    for method, name in keys:
        here = [each for each in listed if (each.method, each.name) == (method, name)]
        own = [each for each in here if role in each.roles]
        yield f"{method} {name}", method, (own or here)[0].url


@pytest.mark.parametrize("role", WHO)
def test_every_address_answers_as_the_matrix_says(
    role: str, listed: list[Address], clients: dict[str, Client]
) -> None:
    rows = rows_of("pages")
    client = Client() if role == VISITOR else clients[role]
    wrong = {}
    for key, method, url in examples_for(role, listed):
        if key == "POST sign-out":  # it works for everybody, and would end this visit
            continue
        answered = sign_of(client, method, url)
        if answered != rows[key][role]:
            wrong[key] = f"{answered}, not {rows[key][role]}: {url}"
    assert wrong == {}


def filing_of(user: User) -> str:
    """A dossier for the commune: of oneself where one is a citizen, else of somebody."""
    own = people.party_of_user(user.pk)
    who = {"applicant": {"kind": "citizen", "number": own.number, "name": own.name}} if own else {}
    return json.dumps(filing_body(unit_code=COMMUNE, receiving_unit=f"{COMMUNE}.1", **who))


@pytest.mark.parametrize("role", ROLES)
def test_a_token_opens_what_the_matrix_says(role: str, listed: list[Address]) -> None:
    rows = rows_of("tokens")
    keys = {f"{each.method} {each.name}" for each in listed if each.name.startswith("api:")}
    assert set(rows) == keys
    user = User.objects.get(username=PLAYERS[role])
    token = issue_token(user=user, label="probe")
    wrong = {}
    for key, method, url in examples_for(role, listed):
        if key in rows:
            body = filing_of(user) if key == "POST api:dossiers" else ""
            answered = sign_of(Client(), method, url, body, authorization=f"Bearer {token}")
            if answered != rows[key][role]:
                wrong[key] = f"{answered}, not {rows[key][role]}: {url}"
    assert wrong == {}


def dossier_addresses(listed: list[Address]) -> list[Address]:
    """Those that take the code of a dossier."""
    found: dict[tuple[str, str], Address] = {}
    for each in listed:
        if CODE.fullmatch(str(resolve(each.url.split("?")[0]).kwargs.get("code", ""))):
            found.setdefault((each.method, each.name), each)
    return list(found.values())


def addressed(each: Address, code: str) -> Iterator[str]:
    """The address with another dossier in its place, and with that one's own papers and files."""
    parts = dict(resolve(each.url.split("?")[0]).kwargs)
    choices: dict[str, list[Any]] = {
        "slug": [deed.slug for deed in DEEDS],
        "number": [paper.id for paper in documents.papers_of(code)],
        "sha256": list(files_of(code)),
    }
    varied = [name for name in choices if name in parts]
    if not varied:
        yield reverse(each.name, kwargs={**parts, "code": code})
    for name in varied:
        for value in choices[name]:
            yield reverse(each.name, kwargs={**parts, "code": code, name: value})


def files_of(code: str) -> set[str]:
    found = access.remembered(code)
    assert found
    return {paper.sha256 for paper in queries.story_of(found).papers if paper.sha256}


def spread(codes: set[str]) -> list[str]:
    """A few from everywhere in the list."""
    ordered = sorted(codes)
    return ordered[:: max(len(ordered) // FOREIGN, 1)][:FOREIGN]


@pytest.mark.parametrize("role", WHO)
def test_a_foreign_dossier_is_not_there_whatever_is_asked_of_it(
    role: str, listed: list[Address], clients: dict[str, Client], everything: frozenset[str]
) -> None:
    foreign = spread(set(everything) - seen_by(role))
    assert foreign or role in {"leader", "reform_office", "inspector", "supervisor"}
    before = {code: access.remembered(code).sequence for code in foreign}  # type: ignore[union-attr]  # it exists
    opened, tried = [], 0
    for code in foreign:
        for each in dossier_addresses(listed):
            for url in addressed(each, code):
                tried += 1
                if sign_of(clients[role], each.method, url) == "+":
                    opened.append(f"{each.method} {url}")
    assert opened == []
    assert tried >= 20 * len(foreign)
    assert before == {code: access.remembered(code).sequence for code in foreign}  # type: ignore[union-attr]  # it exists


def foreign_codes(page: str, everything: frozenset[str], seen: set[str]) -> set[str]:
    """Codes of real dossiers on a page that its reader may not see."""
    return (set(CODE.findall(page)) & everything) - seen


def crawl(client: Client, starts: list[str]) -> Iterator[tuple[str, str]]:
    """(url, text) of the starting pages and of pages reached by links, a few of each address."""
    waiting, met, counts = list(starts), set(starts), Counter[str]()
    while waiting:
        url = waiting.pop(0)
        response = client.get(url)
        if not response.get("Content-Type", "").startswith(("text/", "application/json")):
            continue
        text = response.content.decode()
        yield url, text
        for link in dict.fromkeys(LINK.findall(text)):
            name = name_of(link)
            if link not in met and name and counts[name] < PER_ADDRESS:
                counts[name] += 1
                met.add(link)
                waiting.append(link.replace("&amp;", "&"))


def name_of(url: str) -> str:
    """The route that answers, or nothing."""
    try:
        return resolve(url.split("?")[0]).view_name
    except Resolver404:
        return ""


def lists_for(everything: frozenset[str], seen: set[str]) -> list[str]:
    """Pages that could give away a code: lists, searches for a foreign code, what was lost."""
    foreign = next(iter(sorted(everything - seen)), f"{COMMUNE}-261118-0001")
    found = ["/", "/mau-giao-dien", "/ho-so-cua-toi", "/api/dossiers", "/van-phong", "/bang-766"]
    found += [f"/hop-viec?loc={chosen}" for chosen in ("mine", "open", "all")]
    found += [
        f"/hop-viec?loc=all&q={foreign}",
        f"/hop-viec?loc=all&q={foreign[-4:]}",
        f"/tra-cuu?ma={foreign}",
    ]
    return found + [
        f"/bang-766/{unit}/diem-mat/ONLINE_SUBMISSION?ky=2026-10" for unit in ("H49", "H49.102")
    ]


@pytest.mark.parametrize("role", WHO)
def test_every_code_on_any_page_is_one_the_reader_may_see(
    role: str, clients: dict[str, Client], everything: frozenset[str]
) -> None:
    seen = seen_by(role)
    leaks, pages, met = {}, 0, set[str]()
    for url, text in crawl(clients[role], lists_for(everything, seen)):
        pages += 1
        # Whoever asks by a code sees it in the field of the question.
        asked = set(CODE.findall(url))
        met |= set(CODE.findall(text)) & everything - asked
        if found := foreign_codes(text, everything, seen | asked):
            leaks[url] = sorted(found)[:3]
    assert leaks == {}
    assert pages >= 15
    assert bool(met) == bool(seen)


def test_a_foreign_code_on_a_page_is_noticed(everything: frozenset[str]) -> None:
    one, other = sorted(everything)[:2]
    page = f'<a href="/ho-so/{one}">{one}</a> H49.101-991231-0001 {other}'
    assert foreign_codes(page, everything, {one}) == {other}


@pytest.mark.parametrize("role", ["technical_admin", "business_admin"])
def test_administrators_see_no_dossier_anywhere(role: str) -> None:
    assert seen_by(role) == set()


@pytest.mark.parametrize("role", ["supervisor", "inspector", "reform_office"])
def test_readers_carry_out_no_deed_on_dossiers_they_see(
    role: str, clients: dict[str, Client]
) -> None:
    for code in spread(seen_by(role)):
        before = access.remembered(code).sequence  # type: ignore[union-attr]  # it exists
        for deed in DEEDS:
            url = reverse("desk:deed", kwargs={"code": code, "slug": deed.slug})
            assert clients[role].post(url, {"seen": before}).status_code == 403
        assert access.remembered(code).sequence == before  # type: ignore[union-attr]  # it exists


FULL: dict[str, str] = {
    "holder": f"{COMMUNE}|",
    "outcome": "granted",
    "number": "1/KQ",
    "via": "counter",
    "proof": "x",
    "reason": "x",
    "reason_code": "duplicate",
    "positions": "1",
    "promised_on": "30/11/2026",
    "cause": "staff",
    "amount_vnd": "8.000",
    "reference": "1",
}


@pytest.mark.parametrize("role", ["receiver", "case_officer", "head_of_unit", "clerk", "finance"])
def test_an_officer_does_no_deed_of_another_role(role: str, clients: dict[str, Client]) -> None:
    foreign = [
        deed for deed in DEEDS if role not in {each.value for each in MAY[deed.command_type]}
    ]
    assert foreign
    waiting = access.visible(person(role)).exclude(next_kind="").order_by("code")
    standing = {(each.status, each.step): each.code for each in waiting}
    assert len(standing) >= FOREIGN
    for code in list(standing.values())[:FOREIGN]:
        before = access.remembered(code).sequence  # type: ignore[union-attr]  # it exists
        for deed in foreign:
            url = reverse("desk:deed", kwargs={"code": code, "slug": deed.slug})
            assert clients[role].post(url, {"seen": before, **FULL}).status_code != 302, deed.slug
        assert access.remembered(code).sequence == before  # type: ignore[union-attr]  # it exists
