"""From outside, a room is entered only by its doors; models stay home."""

import grimp
import pytest

from tests.house.floorplan import ROOT

DOORS = {"operations", "queries", "access", "events", "ports"}
# Django reads these itself, by their names.
FRAMEWORK = {"apps", "migrations"}


@pytest.fixture(scope="module")
def imports() -> grimp.ImportGraph:
    """The package's imports, those for type checking left out."""
    return grimp.build_graph(
        "motcua", exclude_type_checking_imports=True, cache_dir=str(ROOT / ".cache" / "grimp")
    )


def trespasses(graph: grimp.ImportGraph) -> list[str]:
    """Imports that end inside a room, elsewhere than at a door, from outside that room."""
    found = []
    for importer in sorted(graph.modules):
        for imported in sorted(graph.find_modules_directly_imported_by(importer)):
            parts = imported.split(".")
            if parts[:2] != ["motcua", "rooms"] or len(parts) < 4:
                continue
            room = ".".join(parts[:3])
            at_home = importer == room or importer.startswith(f"{room}.")
            if not at_home and parts[3] not in DOORS:
                found.append(f"{importer} -> {imported}")
    return found


def test_nobody_reaches_past_a_door(imports: grimp.ImportGraph) -> None:
    assert trespasses(imports) == []


def test_a_reach_past_a_door_is_found(imports: grimp.ImportGraph) -> None:
    imports.add_module("motcua.faces.desk.burglar")
    imports.add_module("motcua.rooms.people.models.units")
    imports.add_import(
        importer="motcua.faces.desk.burglar", imported="motcua.rooms.people.models.units"
    )
    assert trespasses(imports) == ["motcua.faces.desk.burglar -> motcua.rooms.people.models.units"]
