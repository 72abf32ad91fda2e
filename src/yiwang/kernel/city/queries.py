"""What the declared city says, now and as it was."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _

from yiwang.declarations.shapes.city import City, Holidays, Organisation, Role
from yiwang.declarations.shapes.pack import Parameter, Word
from yiwang.declarations.shapes.service import Form, Result, Service
from yiwang.kernel.city.models import Current, Region, Release
from yiwang.kernel.city.types import DeclaredCity, Item, PublishedRelease
from yiwang.lib.refused import Refused

CITY = "city"


@lru_cache(maxsize=512)
def get_release(digest: str) -> PublishedRelease:
    """Return what was published under this hash; it never changes, so it is kept."""
    row = Release.objects.get(pk=digest)
    return PublishedRelease(row.hash, row.key, row.kind, row.title, row.body)


def get_current(key: str) -> PublishedRelease:
    """Return the release in force; Refused 404 when nothing of that name is published."""
    digest = Current.objects.filter(key=key).values_list("release_id", flat=True).first()
    if digest is None:
        raise Refused("not-published", f"没有已发布的“{key}”，请从事项目录进入。", status=404)
    return get_release(digest)


def list_current(kind: str) -> list[PublishedRelease]:
    """Return every release of a kind in force, by key."""
    digests = Current.objects.filter(kind=kind).order_by("key").values_list("release_id", flat=True)
    return [get_release(d) for d in digests]


@lru_cache(maxsize=8)
def read_city(digest: str) -> DeclaredCity:
    body: Any = get_release(digest).body
    return DeclaredCity(
        hash=digest,
        city=City.model_validate(body["city"]),
        organisations={k: Organisation.model_validate(v) for k, v in body["organisations"].items()},
        roles={k: Role.model_validate(v) for k, v in body["roles"].items()},
        holidays=tuple(Holidays.model_validate(v) for v in body.get("holidays", ())),
    )


def get_city() -> DeclaredCity:
    """Return the declared city in force; one primary-key read, the rest is kept in memory."""
    return read_city(get_current(CITY).hash)


@lru_cache(maxsize=512)
def get_item(digest: str) -> Item:
    """Return the item that was published under this hash."""
    release = get_release(digest)
    body: Any = release.body
    return Item(
        hash=digest,
        key=release.key,
        pack=body["pack"],
        service=Service.model_validate(body["service"]),
        form=Form.model_validate(body["form"]) if body.get("form") else None,
        words={k: Word.model_validate(v) for k, v in body["words"].items()},
        parameters={k: Parameter.model_validate(v) for k, v in body["parameters"].items()},
        decisions=body["decisions"],
        process=body["process"]["xml"],
        result=Result.model_validate(body["result"]) if body.get("result") else None,
        notices=body["notices"],
        forms={k: Form.model_validate(v) for k, v in body.get("forms", {}).items()},
    )


def list_items() -> list[Item]:
    """Return every item in force, by key."""
    return [get_item(r.hash) for r in list_current("service")]


def keeper_sentence(capability: str) -> str:
    """Say where the record of a capability lives; empty when it is ours.

    `capability` is a key of city.yaml's `record`. Pages show it wherever somebody might take what
    they see for the record itself.
    """
    keeper = get_city().city.record.get(capability, "ours")  # type: ignore[call-overload]
    return {
        "province": _("以省统一平台的记录为准，这里是前台和副本。"),
        "department": _("以上级主管部门系统的记录为准，这里是前台和副本。"),
    }.get(keeper, "")


def list_regions(parent: str) -> list[Region]:
    """Return the regions directly below one, by code."""
    return list(Region.objects.filter(parent=parent).order_by("code"))


def list_region_rows() -> set[tuple[str, str, str, int]]:
    """Return every region as (code, name, parent, level), to compare with the city's file."""
    return set(Region.objects.values_list("code", "name", "parent", "level"))


def get_region_names(codes: Iterable[str]) -> dict[str, str]:
    return dict(Region.objects.filter(code__in=set(codes)).values_list("code", "name"))
