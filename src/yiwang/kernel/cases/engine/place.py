"""Which office a step belongs to: the acting organ, or for a confirmation the nearest village."""

from yiwang.kernel.cases.models import Case
from yiwang.kernel.cases.types import Deed
from yiwang.kernel.city.types import DeclaredCity


def office_of(city: DeclaredCity, case: Case, deed: str) -> str:
    """Return the organisation whose people do this step.

    A confirmation is done where the person lives: the village, else the town, else the organ.
    """
    if deed != Deed.CONFIRM or not case.region:
        return case.organisation
    near = [
        (len(o.region), key)
        for key, o in city.organisations.items()
        if o.level in ("村社区", "镇街") and case.region.startswith(o.region)
    ]
    return max(near)[1] if near else case.organisation
