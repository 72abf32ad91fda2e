"""Rules of a procedure: who decides, who may refuse, which roles stay apart."""

from collections.abc import Iterator

from yiwang.declarations.deeds import DEEDS
from yiwang.declarations.judging.rule import rule
from yiwang.declarations.judging.walks import at, process_of, role_of, services, tasks
from yiwang.declarations.problem import Problem
from yiwang.declarations.tree import Tree
from yiwang.declarations.vocabulary import TASK_WORDS
from yiwang.lib import bpmn

GRANT = "cases.grant"
DEED_GRANTS = {
    "accept": "cases.accept",
    "check": "cases.check",
    "review": "cases.review",
    "decide": "cases.decide",
    "deliver": "cases.deliver",
    "confirm": "cases.confirm",
}
APART = ("cases.accept", "cases.decide", "cases.deliver")


@rule("J30")
def rule_only_grants_where_declared(tree: Tree) -> Iterator[Problem]:
    """流程里由规则准予（端口 cases.grant）的，事项要写 automatic: [granted]；写了的流程里要有这一步。"""
    for pack, source, service in services(tree):
        if (found := process_of(pack, service)) is None:
            continue
        document, process = found
        grants = [n for n in process.nodes if n.config.get("port") == GRANT]
        if service.automatic and not grants:
            said = f"写了由规则准予，流程“{service.process}”里却没有 {GRANT}"
            yield source.problem("J30", said, "automatic")
        for node in grants:
            if not service.automatic:
                said = f"事项“{source.id}”没有写 automatic: [granted]，规则不能准予"
                yield at(document, node, "J30", message=said)


@rule("J31")
def refusal_needs_a_named_official(tree: Tree) -> Iterator[Problem]:
    """不予、终止只能由具名的人作出：流程里要有决定任务（decide），办理的角色可以 cases.refuse。"""
    for pack, source, service in services(tree):
        if (found := process_of(pack, service)) is None:
            continue
        document, process = found
        deciding = list(tasks(process, "decide"))
        if not _deeds_known(process):
            continue
        if not deciding:
            said = f'流程“{service.process}”里没有人可以作出决定（yw:deed="decide"）'
            yield source.problem("J31", said, "process")
        roles = [role for node in deciding if (role := role_of(tree, node))]
        unable = not any("cases.refuse" in role.deeds for role in roles)
        if roles and len(roles) == len(deciding) and unable:
            said = "决定任务的角色都不能作出不予决定（cases.refuse）"
            yield at(document, deciding[0], "J31", message=said)


def _deeds_known(process: bpmn.Process) -> bool:
    """Tell whether every task names a deed of the list; others are L11."""
    return all(n.config.get("deed") in TASK_WORDS for n in process.nodes if n.kind == "userTask")


@rule("J32")
def acceptance_decision_and_delivery_are_apart(tree: Tree) -> Iterator[Problem]:
    """受理、决定、送达由不同的角色办理；一个角色不得兼有这三样权限中的两样。"""
    for pack, _, service in services(tree):
        if (found := process_of(pack, service)) is None:
            continue
        document, process = found
        holders: dict[str, str] = {}
        for node in tasks(process, "accept", "decide", "deliver"):
            role, deed = node.config.get("role", ""), node.config["deed"]
            if holders.setdefault(role, deed) != deed:
                said = f"角色“{role}”在同一流程里又{_titled(holders[role])}又{_titled(deed)}"
                yield at(document, node, "J32", message=said)
    for role_file in tree.city.roles.values():
        deeds = role_file.shape.deeds if role_file.shape else ()
        both = [deed for deed in APART if deed in deeds]
        if len(both) > 1:
            said = f"一个角色不能同时有 {'、'.join(both)}"
            yield role_file.problem("J32", said, "deeds")


def _titled(deed: str) -> str:
    return {"accept": "受理", "decide": "决定", "deliver": "送达"}[deed]


@rule("J33")
def role_holds_its_task(tree: Tree) -> Iterator[Problem]:
    """办理任务的角色要有相应的权限，例如受理任务的角色有 cases.accept。"""
    for pack, _, service in services(tree):
        if (found := process_of(pack, service)) is None:
            continue
        document, process = found
        for node in tasks(process, *TASK_WORDS):
            role, deed = role_of(tree, node), DEED_GRANTS[node.config["deed"]]
            if role is not None and deed not in role.deeds and DEEDS.keys() >= set(role.deeds):
                said = f"“{node.name or node.id}”：角色“{role.title}”没有权限 {deed}"
                yield at(document, node, "J33", message=said)


@rule("J34")
def two_officers_check_on_site(tree: Tree) -> Iterator[Problem]:
    """行政许可的现场核查应有两名以上工作人员（yw:signers="2"，行政许可法第三十四条）。"""
    for pack, _, service in services(tree):
        found = process_of(pack, service) if service.regime == "行政许可法" else None
        if found is None:
            continue
        document, process = found
        for node in tasks(process, "check"):
            if node.config.get("signers") != "2":
                said = f"“{node.name or node.id}”是现场核查，应由两名以上工作人员签署"
                yield at(document, node, "J34", message=said)


@rule("J35")
def every_path_ends(tree: Tree) -> Iterator[Problem]:
    """流程从一个开始事件出发，每一步都走得到，也都走得到结束。"""
    for pack, _, service in services(tree):
        if (found := process_of(pack, service)) is None:
            continue
        document, process = found
        starts = [n for n in process.nodes if n.kind == "startEvent"]
        if len(starts) != 1:
            yield Problem(document.file, 1, "J35", f"应有一个开始事件，这里有 {len(starts)} 个")
            continue
        reached = _reach(starts[0].id, {f.id: (f.source, f.target) for f in process.flows})
        for node in process.nodes:
            attached = node.kind == "boundaryEvent"
            if node.id not in reached and not attached:
                yield at(document, node, "J35", message=f"“{node.name or node.id}”走不到")
            elif not process.after(node.id) and node.kind != "endEvent":
                yield at(document, node, "J35", message=f"“{node.name or node.id}”之后没有下一步")


def _reach(start: str, flows: dict[str, tuple[str, str]]) -> set[str]:
    reached, waiting = {start}, [start]
    while waiting:
        here = waiting.pop()
        for source, target in flows.values():
            if source == here and target not in reached:
                reached.add(target)
                waiting.append(target)
    return reached
