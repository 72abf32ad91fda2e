"""The decision bar: what I may do here and now, or who does it instead of me."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from yiwang.kernel.cases import policies, queries
from yiwang.kernel.cases.queries import CaseRow, TaskRow, showing
from yiwang.kernel.cases.queries.showing import Say
from yiwang.kernel.cases.types import ADVERSE, TASK_DEEDS, Deed, State, TaskState
from yiwang.kernel.city.queries import get_city, get_item
from yiwang.kernel.forms import engine as forms
from yiwang.kernel.forms.types import Cell, Cleaned
from yiwang.lib.actor import Actor
from yiwang.lib.refused import Refused
from yiwang.ui.components import Field

BUTTONS = {
    "accept": "受理",
    "decline": "不予受理",
    "pass": "核查通过",
    "fail": "核查不通过",
    "grant": "准予",
    "refuse": "不予",
    "delivered": "已送达",
    "confirm": "确认",
}
PROPOSE = {"grant": "建议准予", "refuse": "建议不予"}
OPINION = {
    Deed.ACCEPT: "要补正的内容（一行一条），或不予受理的理由",
    Deed.CHECK: "核查结论的说明",
    Deed.REVIEW: "审查意见和理由",
    Deed.DECIDE: "决定的理由（会写进决定书）",
    Deed.DELIVER: "送达情况",
    Deed.CONFIRM: "确认的情况",
}
WAITING = {
    State.SUPPLEMENT: "已一次告知补正，等申请人交来以后再办。",
    State.SUSPENDED: "特别程序进行中，时限停止计算；结束以后再办。",
    State.CLOSED: "这个办件已经办结。",
}


@dataclass(frozen=True)
class Button:
    outcome: str
    title: str
    tone: str  # of the button: "", secondary or warning


@dataclass(frozen=True)
class Bar:
    """One task of mine with its buttons; without one, a sentence that says who is next."""

    task: TaskRow | None = None
    says: str = ""
    buttons: Sequence[Button] = ()
    opinion: Field | None = None
    form: Sequence[Field] = ()
    form_title: str = ""
    on_it: str = ""
    may_claim: bool = False
    may_supplement: bool = False


@dataclass(frozen=True)
class Typed:
    """What was typed and could not be taken: it comes back with the page."""

    posted: Mapping[str, Sequence[str]] = field(default_factory=dict)
    refused: Refused | None = None
    errors: Mapping[str, str] = field(default_factory=dict)

    def value(self, name: str) -> str:
        return (self.posted.get(name) or [""])[0]

    def error(self, name: str) -> str:
        refused = self.refused
        return refused.message if refused and refused.field == name else ""


def bar_of(
    case: CaseRow, tasks: Sequence[TaskRow], *, actor: Actor, typed: Typed, say: Say, today: date
) -> Bar:
    open_ = [t for t in tasks if t.state == TaskState.OPEN]
    mine = [t for t in open_ if policies.can_complete(actor, t)]
    if not mine:
        return Bar(says=say(_next(case, open_)))
    task = mine[0]
    signed = [a for a in task.assignments.all() if a.account == str(actor) and a.signed_at]
    if signed:
        return Bar(says=say(f"您已签署“{task.name}”，等另一位工作人员签署。"))
    taken = any(a.account == str(actor) for a in task.assignments.all())
    sheet = queries.get_task_form(task)
    return Bar(
        task=task,
        buttons=[_button(o, task, say) for o in TASK_DEEDS[task.deed].outcomes],
        opinion=_opinion(task, typed, say),
        form=_questions(task, typed=typed, say=say, today=today),
        form_title=say(sheet.title) if sheet else "",
        on_it=say(_on_it(task, actor)),
        may_claim=not taken,
        may_supplement=task.deed == Deed.ACCEPT,
    )


def read_sheet(task: TaskRow, posted: Mapping[str, Sequence[str]], *, today: date) -> Cleaned:
    """Check the answers of the step's own form; a step without one needs none."""
    sheet, words = queries.get_task_form(task), get_item(task.case.release).words
    answers: dict[str, object] = {}
    errors: dict[str, str] = {}
    for page in sheet.pages if sheet else ():
        cleaned = forms.clean(page, words, answers, posted=posted, today=today)
        answers |= cleaned.answers
        errors |= cleaned.errors
    return Cleaned(answers, errors)


def _questions(task: TaskRow, *, typed: Typed, say: Say, today: date) -> list[Field]:
    """Return the questions of the sheet, filled with what was typed or the first signer wrote."""
    sheet, words = queries.get_task_form(task), get_item(task.case.release).words
    if sheet is None:
        return []
    found = {e["word"]: e["value"] for a in task.assignments.all() for e in a.evidence}
    values = read_sheet(task, typed.posted, today=today).answers if typed.posted else found
    cells: dict[str, Cell] = {}
    return [
        forms.field_of(q, say=say, posted=typed.posted)
        for page in sheet.pages
        for q in forms.list_questions(page, words, values, cells=cells, errors=typed.errors)
    ]


def _button(outcome: str, task: TaskRow, say: Say) -> Button:
    words = BUTTONS | (PROPOSE if task.deed == Deed.REVIEW else {})
    if task.deed == Deed.CONFIRM and outcome == "decline":
        return Button(outcome, say("不确认"), "secondary")
    return Button(outcome, say(words[outcome]), "warning" if outcome in ADVERSE else "")


def _opinion(task: TaskRow, typed: Typed, say: Say) -> Field:
    error = typed.error("opinion") or typed.error("items")
    return Field(
        name="opinion",
        label=say(OPINION[Deed(task.deed)]),
        kind="textarea",
        rows=2,
        required=bool(error),
        value=typed.value("opinion"),
        error=error,
    )


def _on_it(task: TaskRow, actor: Actor) -> str:
    others = [a for a in task.assignments.all() if a.account != str(actor)]
    said = [f"{a.name} {'已签署' if a.signed_at else '正在办'}" for a in others]
    if task.signers > 1:
        said.insert(0, f"须 {task.signers} 人签署")
    return "，".join(said)


def _next(case: CaseRow, open_: Sequence[TaskRow]) -> str:
    if case.state in WAITING:
        return WAITING[State(case.state)]
    city = get_city()
    for task in open_:
        office, role = city.organisations.get(task.organisation), city.roles.get(task.role)
        who = f"{office.title if office else ''}{role.title if role else ''}"
        return f"下一步“{task.name}”由{who}办理（{showing.waiting_for(task)}）。"
    return "现在没有等人办的环节。"
