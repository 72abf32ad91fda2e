"""What the page of a case tells its applicant."""

from django.utils.translation import gettext as _

from yiwang.kernel.cases.models import Case
from yiwang.kernel.cases.queries import known, list_events
from yiwang.kernel.cases.types import State
from yiwang.kernel.city.queries import get_city, get_item
from yiwang.ui.components import Answer


def get_asked(case: Case) -> list[str]:
    """Return what a case that waits for its supplement asks for, line by line."""
    if case.state != State.SUPPLEMENT:
        return []
    told = [e.note for e in list_events(case) if e.kind == "supplement_notified"]
    return [line.strip() for line in told[-1].splitlines() if line.strip()] if told else []


def get_outcome(case: Case) -> str:
    """Return the outcome by the name that the item gives it."""
    named = get_item(case.release).service.outcomes
    return next((v for k, v in named.items() if k == case.outcome), case.get_outcome_display())


def list_remedies(case: Case) -> list[Answer]:
    """Return the declared reconsideration organ and court of a case."""
    service = get_item(case.release).service
    organ = get_city().organisations[case.organisation]
    found = (
        (_("行政复议机关（六十日内）"), service.reconsideration or organ.reconsideration),
        (_("起诉的法院（六个月内）"), service.court or organ.court),
    )
    return [Answer(label=label, value=value) for label, value in found if value]


def list_answers(case: Case) -> list[Answer]:
    """Return what was asked and what was known, page by page of the form."""
    return known.list_answers(case, get_item(case.release))


def say_promise(case: Case) -> str:
    """Say when a case is done at the latest: the day, or the limit that runs from acceptance."""
    if case.promised_due:
        return f"{case.promised_due:%Y-%m-%d}" + (_("（暂定）") if case.tentative else "")
    limit = get_item(case.release).service.promised_limit
    return _("受理后 %(days)s 个%(unit)s内") % {"days": limit.days, "unit": limit.unit}
