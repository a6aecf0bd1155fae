"""Addresses of the office."""

from motcua.faces.office import views
from motcua.foundation.routes import Visitor, route

OFFICE = frozenset({"reform_office", "business_admin", "technical_admin"})
RULE_READERS = OFFICE | {"leader", "inspector", "supervisor", "head_of_unit"}
REFORM = frozenset({"reform_office"})


def deadlines(visitor: Visitor) -> dict[str, object] | None:
    """The pack of time rules."""
    del visitor
    return {"name": "deadlines/onestop"}


app_name = "office"
urlpatterns = [
    route("van-phong", views.index, name="index", roles=OFFICE),
    route("van-phong/so-lieu", views.measures, name="measures", roles=REFORM),
    route(
        "van-phong/so-lieu/nhap",
        views.enter,
        name="enter",
        roles=REFORM,
        methods=("GET", "POST"),
    ),
    route("van-phong/quy-tac", views.rules, name="rules", roles=RULE_READERS),
    route(
        "van-phong/quy-tac/<path:name>",
        views.rule_pack,
        name="rule-pack",
        roles=RULE_READERS,
        example=deadlines,
    ),
    route(
        "van-phong/he-thong",
        views.system,
        name="system",
        roles={"technical_admin", "business_admin"},
    ),
]
