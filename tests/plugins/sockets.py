"""Checks reach no network; journeys and faults speak only to servers on this machine."""

import pytest

LOOPBACK = ["127.0.0.1", "::1"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Opens the loopback, and nothing else, for those that start servers."""
    for item in items:
        if item.get_closest_marker("journey") or item.get_closest_marker("fault"):
            item.add_marker(pytest.mark.allow_hosts(LOOPBACK))
