"""“Why this date?”, sentence by sentence, in the order of the days."""

from collections.abc import Iterator, Mapping
from datetime import date

from yiwang.lib.dates import Due
from yiwang.lib.limits.story import Pause, Story
from yiwang.lib.limits.values import Kind, Limit, Step

TENTATIVE = "全国年节及纪念日放假办法 2"


def steps(
    story: Story,
    limits: Mapping[str, Limit | None],
    dues: Mapping[str, Due | None],
) -> tuple[Step, ...]:
    """Explain every date; each step names its article, or the rule that the item declares."""
    declared = limits["statutory"] or limits["promised"]
    plain = story.regime.counting or (declared.law if declared else "本事项未设办理时限")
    found = [
        *_intake(story, plain),
        *_running(story, plain),
        *_ends(story, plain, dues["issue"]),
        *_due(story, limits["statutory"], dues["statutory"]),
        *_due(story, limits["promised"], dues["promised"], name="承诺"),
        *_expected(limits["promised"], dues["expected"]),
    ]
    found.sort(key=lambda step: step.day)
    return (*found, *_tentative(dues))


def say(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _intake(story: Story, plain: str) -> Iterator[Step]:
    for number, day in enumerate(story.receipts):
        what = "收到申请" if number == 0 else "收到补正材料"
        rest = "" if story.calendar.is_working(day) else "（当日不是工作日，系统收到即为收件）"
        yield Step(day, f"{say(day)}{what}{rest}，当日不计入期限，从次日起算。", plain)
    rule = story.regime.supplement
    for day, _ in story.notices:
        once = "一次" if rule and rule.once else ""
        law = (rule.law if rule else "") or plain
        yield Step(day, f"{say(day)}{once}告知需要补正的全部内容，等待补正的时间不计入期限。", law)
    if story.answer_by and story.waiting:
        law = (rule.lapse if rule else "") or story.terms.supplement_basis
        yield Step(story.answer_by, f"请在 {say(story.answer_by)}前补正，逾期按规定不再处理。", law)
    yield from _window(story)
    yield from _acceptance(story, plain)


def _window(story: Story) -> Iterator[Step]:
    if story.window is None or story.accepted or story.waiting or story.ended:
        return
    rule = story.regime.supplement
    if story.regime.spot:
        text = f"材料不齐应当场书面告知不予受理；{say(story.window)}未告知的，视为受理。"
        yield Step(story.window, text, story.regime.spot)
    elif rule and rule.days:
        silence = "，逾期不告知的，自收到申请材料之日起即为受理" if rule.deemed else ""
        text = f"如需补正，最迟 {say(story.window)}（{rule.days} 个工作日）前一次告知{silence}。"
        yield Step(story.window, text, rule.law)


def _acceptance(story: Story, plain: str) -> Iterator[Step]:
    if story.accepted is None:
        return
    if not story.deemed:
        yield Step(story.accepted, f"{say(story.accepted)}受理，当日不计入期限。", plain)
        return
    late = f"（{say(story.late)}补发受理凭证，不改变受理日期）" if story.late else ""
    text = f"逾期未告知补正，也未作出不予受理决定，自 {say(story.accepted)}收到材料之日起视为受理{late}。"
    yield Step(story.accepted, text, story.deemed)


def _running(story: Story, plain: str) -> Iterator[Step]:
    law = story.regime.suspension.law if story.regime.suspension else plain
    for pause in story.pauses:
        told = f"，已书面告知所需时间 {pause.told} 个工作日" if pause.told else ""
        text = f"{say(pause.start)}起进行{pause.procedure}，所需时间不计入期限{told}。"
        yield Step(pause.start, text, law)
        if pause.end:
            yield Step(pause.end, _resumed(story, pause), law)
    if story.extension:
        more = story.extension
        text = f"{say(more.day)}经{more.approver}批准延长 {more.days} 个工作日，理由已告知申请人；承诺时限同时顺延。"
        yield Step(more.day, text, more.law)


def _resumed(story: Story, pause: Pause) -> str:
    end = pause.end or story.until
    days = story.calendar.between(pause.start, end)
    return f"{say(end)}{pause.procedure}结束，恢复计时，{days} 个工作日不计入期限。"


def _ends(story: Story, plain: str, issue: Due | None) -> Iterator[Step]:
    if story.ended:
        law = (
            story.regime.spot or (story.regime.supplement and story.regime.supplement.law) or plain
        )
        what = "不予受理" if story.end_kind == Kind.DECLINED else "申请人撤回申请"
        yield Step(story.ended, f"{say(story.ended)}{what}，计时结束。", law)
    if story.decided:
        yield Step(story.decided, f"{say(story.decided)}作出决定，计时结束。", plain)
    rule = story.regime.issued_by(story.terms)
    if issue and rule:
        text = f"自决定之日起 {rule.days} 个工作日内，即 {say(issue.date)}前颁发、送达。"
        yield Step(issue.date, text, rule.law)
    if story.delivered:
        law = rule.law if rule else plain
        yield Step(story.delivered, f"{say(story.delivered)}送达。", law)


def _due(
    story: Story, limit: Limit | None, due: Due | None, *, name: str = "法定"
) -> Iterator[Step]:
    if limit is None or due is None or story.start is None:
        return
    since = "受理" if story.regime.starts == "accepted" else "收到申请"
    extended = f"，加延长 {story.extension.days} 个工作日" if story.extension else ""
    counted = "，扣除不计入的时间" if story.pauses else ""
    moving = "（特别程序进行中，按今日恢复计）" if story.paused else ""
    unit = "个工作日" if limit.unit == "工作日" else "日"
    text = (
        f"{name}时限 {limit.days} {unit}，自{since}次日起算{counted}{extended}，"
        f"至 {say(due.date)}{moving}。"
    )
    yield Step(due.date, text, limit.law)


def _expected(promised: Limit | None, due: Due | None) -> Iterator[Step]:
    if promised and due:
        unit = "个工作日" if promised.unit == "工作日" else "日"
        text = f"受理后 {promised.days} {unit}内办结；预计不晚于 {say(due.date)}，以受理日期为准。"
        yield Step(due.date, text, promised.law)


def _tentative(dues: Mapping[str, Due | None]) -> Iterator[Step]:
    found = [due for due in dues.values() if due and due.tentative]
    if found:
        latest = max(found, key=lambda due: due.date)
        yield Step(latest.date, f"暂定：{latest.reason}", TENTATIVE)
