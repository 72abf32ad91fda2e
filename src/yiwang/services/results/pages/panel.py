"""文书与证照 on the desk's case page."""

from datetime import datetime
from uuid import UUID

from yiwang.kernel.cases.ports import Panel
from yiwang.lib.actor import Actor, Kind
from yiwang.services.results.policies import can_make_again
from yiwang.services.results.queries import list_documents, showing


def documents(case_id: UUID, actor: Actor, at: datetime) -> Panel | None:
    """Return what was written in a case and what waits for a person; None when nothing was."""
    found = list_documents(case_id)
    if not found:
        return None
    context = {
        "answers": showing.answers(found, official=actor.kind == Kind.STAFF),
        "stopped": [d for d in found if d.problem and can_make_again(actor, d)],
        "standings": showing.standings(found, at=at),
    }
    return Panel("文书与证照", "services_results/_panel.html", context)
