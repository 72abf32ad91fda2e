"""Who may fill in, send and rate."""

from collections.abc import Collection
from uuid import UUID

from yiwang.kernel.access.policies import check_has_assurance, check_is_signed_in
from yiwang.kernel.cases.models import Case
from yiwang.kernel.cases.policies import check_can_see
from yiwang.kernel.cases.types import Outcome, State
from yiwang.kernel.city.types import Item
from yiwang.kernel.parties.types import PartyKind
from yiwang.lib.actor import Actor, Kind
from yiwang.lib.refused import Refused, permits
from yiwang.services.intake.models import Draft, Upload
from yiwang.services.intake.types import ASSURANCE, MOST_FILES, Stand

PERSONS = "自然人"
RECEIVE = "cases.receive"
UPLOAD_NOT_FOUND = Refused("upload-not-found", "没有找到这个文件，可能已被移除。", status=404)
NOT_FOUND = Refused(
    "draft-not-found", "没有找到这份草稿，可能已经提交或删除。请看“我的办件”。", status=404
)


def check_signed(actor: Actor) -> None:
    """Filling in and looking at one's own affairs needs a sign-in."""
    if actor.kind == Kind.ANONYMOUS:
        raise Refused("sign-in-first", "请先登录。已经保存的草稿都在，登录后接着填。", status=401)


def check_resident(actor: Actor) -> None:
    """My cases, drafts and data are pages of persons and of whom they act for."""
    check_signed(actor)
    if actor.kind != Kind.PERSON:
        raise Refused("person-only", "这里是个人和企业的页面。工作人员请到工作台。", status=403)


def check_official(actor: Actor) -> None:
    check_signed(actor)
    if actor.kind != Kind.STAFF:
        raise Refused("officials-only", "这里是工作人员的工作台。办事请回到首页。", status=403)


def check_can_fill(actor: Actor, draft: Draft) -> None:
    """The applicant and whoever acts for them; at a counter, the office that began it."""
    check_is_signed_in(actor)
    own = actor.kind == Kind.PERSON and actor.acts_for(draft.party, draft.key)
    if own and not draft.organisation:
        return
    if draft.organisation and actor.may(RECEIVE, organisation=draft.organisation):
        return
    raise NOT_FOUND


def check_can_open(actor: Actor, upload: Upload, case: Case | None) -> None:
    """A file is opened by who may fill in its draft, or supplement `case` that it waits for."""
    if upload.draft is not None:
        allowed = can_fill(actor, upload.draft)
    else:
        allowed = (
            case is not None and actor.kind == Kind.PERSON and actor.acts_for(case.party, case.key)
        )
    if not allowed:
        raise UPLOAD_NOT_FOUND


def check_can_change(actor: Actor, draft: Draft, *, seen: int | None = None) -> None:
    check_can_fill(actor, draft)
    if draft.case is not None:
        raise Refused(
            "draft-sent", "这份申请已经提交，不能再改。请在“我的办件”里查看或补充。", status=409
        )
    if seen is not None and seen != draft.version:
        raise Refused(
            "stale-page",
            "这一页打开以后，草稿在别处又保存过。请刷新看清最新内容再改，已保存的都在。",
            status=409,
        )


def check_kind(item: Item, kind: str) -> None:
    """The item is for persons, or for firms and organisations (服务对象)."""
    persons = PERSONS in item.service.for_
    others = bool(set(item.service.for_) - {PERSONS})
    if (kind == PartyKind.PERSON and persons) or (kind != PartyKind.PERSON and others):
        return
    who = "个人" if persons else "企业、个体工商户和其他组织"
    raise Refused(
        "wrong-kind-of-party",
        f"“{item.service.title}”由{who}办理。请在“为谁办”里换一个身份再办。",
        status=403,
    )


def check_can_begin(actor: Actor, item: Item, *, party: UUID, kind: str) -> None:
    """Begin a draft: a person with verified identity for themselves or whom they act for."""
    check_is_signed_in(actor)
    if actor.kind == Kind.PERSON:
        check_has_assurance(actor, ASSURANCE)
        if party not in actor.reach:
            raise Refused("party-not-yours", "您没有替其办事的有效授权。", status=403)
        if party != actor.party and kind == PartyKind.PERSON and not item.service.agents:
            raise Refused(
                "agents-not-allowed", f"“{item.service.title}”须本人办理，不能代办。", status=403
            )
    elif not any(g.deed == RECEIVE for g in actor.grants):
        raise Refused("deed-not-granted", "您的角色不能代人收件。", status=403)
    check_kind(item, kind)


def check_mandate(actor: Actor, *, party: UUID, held: Collection[UUID]) -> None:
    """A mandate may name the items that it covers; `held` are the principals of those that fit."""
    if actor.kind == Kind.PERSON and party != actor.party and party not in held:
        raise Refused(
            "mandate-other-items",
            "对方给您的授权不包括这一事项。请让对方补充授权，或由其本人办理。",
            status=403,
        )


def check_room_for_files(count: int) -> None:
    if count >= MOST_FILES:
        raise Refused("too-many-files", f"最多上传 {MOST_FILES} 个文件。请先移除不用的文件。")


def check_complete(stand: Stand) -> None:
    if stand.complete:
        return
    wanted = [
        *(label for _, label in stand.answers),
        *(title for _, title in stand.materials),
        *stand.contact,
    ]
    raise Refused("draft-incomplete", f"还差：{'、'.join(wanted)}。请填好再提交，已填的都已保存。")


def check_can_confirm(actor: Actor, *, region: str, regions: Collection[str]) -> None:
    """免申即享 for others: a village worker, for the people of their own region."""
    if actor.kind == Kind.STAFF and region and any(region.startswith(r) for r in regions):
        return
    raise Refused("deed-not-granted", "您的角色不能替这里的居民确认待遇。", status=403)


def check_can_rate(actor: Actor, case: Case) -> None:
    """Once for each handling, by the applicant, when it has ended or was decided."""
    check_can_see(actor, case)
    if actor.kind != Kind.PERSON or not actor.acts_for(case.party, case.key):
        raise Refused("not-the-applicant", "只有申请人可以评价。", status=403)
    if case.state not in (State.DECIDED, State.CLOSED) or case.outcome == Outcome.WITHDRAWN:
        raise Refused("rating-too-early", "办完以后才能评价。", status=409)


can_fill = permits(check_can_fill)
fits_kind = permits(check_kind)
can_rate = permits(check_can_rate)
