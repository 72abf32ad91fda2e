"""Drafts and what belongs to them. Nothing here writes; ordering is always stated."""

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from django.db.models import Q

from yiwang.kernel.cases.queries import gather
from yiwang.kernel.city.queries import (
    get_city,
    get_current,
    get_region_names,
    list_current,
)
from yiwang.kernel.city.types import Item
from yiwang.kernel.forms.types import Cell
from yiwang.kernel.parties import queries as parties
from yiwang.lib.actor import Actor
from yiwang.lib.refused import Refused
from yiwang.services.intake.engine import way
from yiwang.services.intake.models import Draft, Rating, Upload
from yiwang.services.intake.types import Stand

NOT_FOUND = Refused(
    "draft-not-found", "没有找到这份草稿，可能已经提交或删除。请看“我的办件”。", status=404
)


def get_draft(draft_id: UUID, *, lock: bool = False) -> Draft:
    """Return a draft; Refused 404 when row security lets none through."""
    rows = Draft.objects.select_for_update() if lock else Draft.objects
    draft = rows.filter(pk=draft_id).first()
    if draft is None:
        raise NOT_FOUND
    return draft


def list_drafts(
    parties_: Collection[UUID],
    *,
    errands: Collection[tuple[UUID, str]] = (),
    key: str = "",
    limit: int = 50,
) -> list[Draft]:
    """Return what was begun and not sent by these parties, and in these (party, item)."""
    wanted = Q(party__in=parties_)
    for party, item in errands:
        wanted |= Q(party=party, key=item)
    rows = Draft.objects.filter(wanted, case=None, organisation="")
    if key:
        rows = rows.filter(key=key)
    return list(rows.order_by("-saved_at", "-id")[:limit])


def is_outdated(draft: Draft) -> bool:
    """Whether a newer release is in force than the one that the draft began with."""
    return get_current(draft.key).hash != draft.release


def read_cells(item: Item, draft: Draft) -> dict[str, Cell]:
    """Return what the registers know of the applicant, read anew."""
    return gather(item, party=draft.party)


def list_uploads(draft: Draft) -> list[Upload]:
    return list(draft.uploads.order_by("material", "id"))


def list_staged(case_id: UUID) -> list[Upload]:
    """Return what was uploaded for a supplement and not handed in yet."""
    return list(Upload.objects.filter(case=case_id).order_by("material", "id"))


def get_upload(upload_id: int) -> Upload:
    upload = Upload.objects.select_related("draft").filter(pk=upload_id).first()
    if upload is None:
        raise Refused("upload-not-found", "没有找到这个文件，可能已被移除。", status=404)
    return upload


def get_told(
    item: Item, draft: Draft, cells: Mapping[str, Cell], *, today: date
) -> dict[str, object]:
    """Return the context of the conditions of a draft."""
    return way.context(item, way.values(draft.answers, cells), today=today)


def get_stand(item: Item, draft: Draft, cells: Mapping[str, Cell], *, today: date) -> Stand:
    """Return what is still missing before a draft can be sent."""
    told = get_told(item, draft, cells, today=today)
    handed = {u.material for u in list_uploads(draft)}
    contact = [
        name
        for name, value in (("联系电话", draft.phone), ("送达方式", draft.delivery))
        if not value
    ]
    if draft.delivery == "post" and not draft.address:
        contact.append("邮寄地址")
    return Stand(
        answers=tuple(way.unanswered(item, way.values(draft.answers, cells))),
        materials=tuple((m.id, m.title) for m in way.missing(way.materials(item, told), handed)),
        contact=tuple(contact),
    )


def covered(actor: Actor, *, key: str, on: date) -> frozenset[UUID]:
    """Return whom this person may act for in one item, by the mandates of the day."""
    if actor.party is None:
        return frozenset()
    held = parties.list_mandates(agent=actor.party, on=on, item=key)
    return frozenset(m.principal_id for m in held)


def get_rating(case_id: UUID) -> Rating | None:
    return Rating.objects.filter(case=case_id).first()


def list_keepers(registers: Collection[str]) -> list[tuple[str, str]]:
    """Return (title of a register, telephone of its keeper), for who finds an error there."""
    city = get_city()
    return [
        (str(r.body["title"]), city.organisations[str(r.body["owner"])].telephone)
        for r in list_current("register")
        if r.key in registers and str(r.body["owner"]) in city.organisations
    ]


def say_region(code: str) -> str:
    """Return the names of a place from its county down; the code where one is unknown."""
    codes = [code[:n] for n in (6, 9, 12) if len(code) >= n]
    names = get_region_names(codes)
    return "".join(names.get(c, "") for c in codes) or code
