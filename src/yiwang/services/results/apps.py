from django.apps import AppConfig
from django.utils.module_loading import import_string

from yiwang.kernel.cases.ports import panels, papers, services
from yiwang.kernel.records.ports import listen
from yiwang.services.results.engine import demonstration
from yiwang.services.results.ports import DEMO, sealers

TASKS = "yiwang.services.results.tasks"
LISTENING = {
    "case.received": "write",
    "case.declined": "write",
    "case.supplement-asked": "write",
    "case.suspended": "write",
    "case.extended": "write",
    "case.delivered": "write",
    "case.accepted": "write_acceptance",
    "case.decided": "write_decision",
    "case.closed": "deliver",
    "document.planned": "make",
}


class Results(AppConfig):
    name = "yiwang.services.results"
    label = "services_results"
    verbose_name = "结果"

    def ready(self) -> None:
        services.fill("results.issue", import_string("yiwang.services.results.actions.answer"))
        panels.fill(
            "results.documents", import_string("yiwang.services.results.pages.panel.documents")
        )
        papers.fill("results", import_string("yiwang.services.results.queries.list_papers"))
        sealers.fill(DEMO, demonstration.seal)
        for event, task in LISTENING.items():
            listen(event, f"{TASKS}.{task}")
