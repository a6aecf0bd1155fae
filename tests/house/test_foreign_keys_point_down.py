"""Stored relations follow the storeys: a room's tables refer to lower rooms only."""

from collections.abc import Iterable

from django.apps import apps
from django.db import models

from tests.house.floorplan import depth_of

ROOM = "motcua.rooms."


def room_of(model: type[models.Model]) -> str | None:
    """The room in which ``model`` lives, or None."""
    module = model.__module__
    return module.removeprefix(ROOM).split(".")[0] if module.startswith(ROOM) else None


def points_up(home: str | None, target: str) -> bool:
    """Only a higher room may refer to ``target``; foundation (None) never does."""
    return home is None or (home != target and depth_of(target) <= depth_of(home))


def upward_relations(known: Iterable[type[models.Model]]) -> list[str]:
    """Relations from a room to a room beside or above it."""
    found = []
    for model in known:
        home = room_of(model)
        for field in model._meta.get_fields():
            if not (field.is_relation and field.concrete and field.related_model):
                continue
            target = room_of(field.related_model)
            if target is not None and points_up(home, target):
                found.append(f"{model.__name__}.{field.name} -> {target}")
    return found


def test_no_relation_points_up() -> None:
    assert upward_relations(apps.get_models()) == []


def test_an_upward_relation_is_found() -> None:
    class Trespasser(models.Model):
        dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.CASCADE)

        class Meta:
            app_label = "people"
            managed = False

    Trespasser.__module__ = "motcua.rooms.people.models"
    try:
        assert upward_relations([Trespasser]) == ["Trespasser.dossier -> dossiers"]
    finally:
        del apps.all_models["people"]["trespasser"]
        apps.clear_cache()
