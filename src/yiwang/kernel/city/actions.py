"""Publishing: what `yiwang apply` does once a second person has approved the plan."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Protocol

from django.db import transaction

from yiwang.kernel.city.models import Current, Region, Release
from yiwang.kernel.records.actions import record
from yiwang.lib.actor import Actor


class Publishable(Protocol):
    """What declarations.release gives: one declared thing in its canonical form."""

    @property
    def key(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def body(self) -> dict[str, Any]: ...
    @property
    def hash(self) -> str: ...


@transaction.atomic
def publish(*, releases: Iterable[Publishable], actor: Actor, at: datetime) -> list[str]:
    """Put releases in force and return the keys that changed; what was in force stays readable."""
    changed = []
    known = dict(Current.objects.values_list("key", "release_id"))
    for release in releases:
        if known.get(release.key) == release.hash:
            continue
        Release.objects.get_or_create(
            hash=release.hash,
            defaults={
                "key": release.key,
                "kind": release.kind,
                "title": release.title,
                "body": release.body,
                "published_at": at,
            },
        )
        Current.objects.update_or_create(
            key=release.key, defaults={"kind": release.kind, "release_id": release.hash}
        )
        record(
            "city.published",
            about=("city.release", release.key),
            actor=actor,
            at=at,
            data={"hash": release.hash, "before": known.get(release.key, "")},
        )
        changed.append(release.key)
    return changed


@transaction.atomic
def replace_regions(
    *, rows: Iterable[tuple[str, str, str, int]], actor: Actor, at: datetime
) -> int:
    """Replace the table of regions by rows of (code, name, parent, level); returns their number."""
    regions = [Region(code=c, name=n, parent=p, level=level) for c, n, p, level in rows]
    Region.objects.all().delete()
    Region.objects.bulk_create(regions)
    record(
        "city.regions-replaced",
        about=("city.region", ""),
        actor=actor,
        at=at,
        data={"rows": len(regions)},
    )
    return len(regions)
