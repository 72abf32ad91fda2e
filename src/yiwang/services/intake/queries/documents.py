"""The one place that knows where the papers of a case come from: services.results."""

from datetime import datetime

from yiwang.kernel.cases.models import Case
from yiwang.kernel.cases.ports import panels
from yiwang.lib.actor import Actor
from yiwang.ui.components import Answer

RESULTS = "results.documents"


def list_documents(case: Case, *, actor: Actor, at: datetime) -> list[Answer]:
    """Return the documents of a case as rows with links; empty while nothing writes any."""
    if RESULTS not in panels:
        return []
    panel = panels.get(RESULTS)(case.pk, actor, at)
    return list(panel.context.get("answers", ())) if panel else []
