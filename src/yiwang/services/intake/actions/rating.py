"""好差评."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from yiwang.kernel.cases.queries import get_case
from yiwang.kernel.records.actions import record
from yiwang.lib.actor import Actor
from yiwang.lib.refused import Refused
from yiwang.services.intake import policies
from yiwang.services.intake.models import Rating
from yiwang.services.intake.types import Grade, RatingChannel

LONGEST = 500


@transaction.atomic
def rate(
    *, case_id: UUID, grade: int, text: str, channel: str, actor: Actor, at: datetime
) -> Rating:
    """Rate one handling, once. Raises Refused rated-already."""
    case = get_case(case_id, lock=True)
    policies.check_can_rate(actor, case)
    if grade not in Grade.values:
        raise Refused("grade-unknown", "请在五个等级里选一个。", field="grade")
    if len(text) > LONGEST:
        raise Refused("rating-too-long", f"最多写 {LONGEST} 字，请缩短。", field="text")
    rating, made = Rating.objects.get_or_create(
        case=case.pk,
        defaults={
            "organisation": case.organisation,
            "party": case.party,
            "grade": grade,
            "text": text.strip(),
            "channel": RatingChannel(channel),
            "at": at,
        },
    )
    if not made:
        raise Refused("rated-already", "这件事您已经评价过了，谢谢。", status=409)
    record(
        "case.rated",
        about=case,
        actor=actor,
        at=at,
        data={"grade": grade, "channel": channel, "rating": rating.pk},
    )
    return rating
