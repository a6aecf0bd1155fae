"""Whoever asks for any address gets what the reviewed matrix says, and never a foreign dossier.

``access_matrix.toml`` says for each address and role how it answers; an address without a row
fails. Beyond it, real codes of other units and other citizens are tried on every address that
takes one, and every code on every page must be one that the person may see.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import resolve

from motcua.faces.cli.routes import visitors
from motcua.foundation.accounts.models import User
from motcua.foundation.routes import ROLES, VISITOR, Address, addresses
from motcua.rooms.dossiers import access, queries
from motcua.rooms.people import queries as people
from tests.province import AS_OF, players

pytestmark = pytest.mark.slow
MATRIX = Path(__file__).with_name("access_matrix.toml")
WHO = (VISITOR, *ROLES)


def answer_of(client: Client, method: str, url: str) -> str:
    """One sign for what came back; the matrix explains the signs."""
    response = client.post(url) if method == "POST" else client.get(url)
    if response.status_code == 302 and "/dang-nhap" in response["Location"]:
        return "s"
    return {401: "t", 403: "3", 404: "4", 405: "5"}.get(response.status_code, "+")


@pytest.fixture(scope="module")
def found(town: None) -> list[Address]:
    del town
    return list(addresses(players()))


def test_print(found: list[Address]) -> None:
    rows: dict[str, dict[str, Address]] = {}
    for each in found:
        for role in each.roles:
            rows.setdefault(f"{each.method} {each.name}", {})[role] = each
    tried = players()
    for key, by_role in rows.items():
        signs = []
        method = key.split()[0]
        for role in WHO:
            example = by_role.get(role) or next(iter(by_role.values()))
            client = Client()
            name = example.users[role] if role in by_role else (tried[role][0][0] if tried[role] else "?")
            if role != VISITOR:
                client.force_login(User.objects.get(username=name))
            sign = answer_of(client, method, example.url)
            signs.append(sign if role in by_role or sign != "+" else "!")
        print(f"{key:28}", " ".join(signs))
    print({r: [n for n, _ in t] for r, t in tried.items()})
    assert 0
