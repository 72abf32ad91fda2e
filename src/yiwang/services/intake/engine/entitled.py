"""免申即享: would the rule of an item grant by itself, once somebody confirmed? Nothing is kept."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from yiwang.declarations.shapes.service import FormPage
from yiwang.kernel.cases.engine import context
from yiwang.kernel.cases.types import TASK_DEEDS, Channel, Deed
from yiwang.kernel.city.types import Item
from yiwang.kernel.forms.types import Cell
from yiwang.kernel.processes import engine as processes
from yiwang.kernel.rules import engine as rules

GRANT = "cases.grant"
MACHINE = "businessRuleTask"


def grants(item: Item, cells: Mapping[str, Cell], *, region: str, today: date) -> bool:
    """Walk the process of an item as far as a confirmation leads; true when a rule grants."""
    known = context.merge(
        item, answers={}, cells=cells, received=today, channel=Channel.PROACTIVE, region=region
    )
    facts = context.feel_context(item, known)
    granted = False

    def handle(step: processes.Waiting) -> Mapping[str, Any]:
        nonlocal granted
        if step.kind == MACHINE:
            decision = step.config["decision"]
            return rules.evaluate(item.decisions[decision], decision, facts).outputs
        granted = granted or step.config["port"] == GRANT
        return {"决定": "准予"} if granted else {}

    run = processes.start(item.process, {"渠道": Channel.PROACTIVE.label})
    run.advance(handle)
    confirm = TASK_DEEDS[Deed.CONFIRM]
    while asked := [p for p in run.people() if p.config["deed"] == Deed.CONFIRM]:
        run.complete(asked[0].token, {confirm.word: confirm.outcomes["confirm"]})
        run.advance(handle)
    return granted


def asked_page(item: Item) -> FormPage | None:
    """Return what no register knows, as one page; None when a confirmation is all."""
    fields = tuple(
        f
        for p in (item.form.pages if item.form else ())
        for f in p.fields
        if item.words[f.word].source == "applicant"
    )
    return FormPage(id="confirm", title="确认", fields=fields) if fields else None
