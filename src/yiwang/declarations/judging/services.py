"""Rules of an item: its examples, its regime, its limits, its elements that must agree."""

from collections.abc import Iterator

from yiwang.declarations.judging.rule import rule
from yiwang.declarations.judging.walks import result_of, services
from yiwang.declarations.linking.walking import texts
from yiwang.declarations.problem import Problem
from yiwang.declarations.tree import Tree
from yiwang.lib.limits import REGIMES

PERMIT_LAW = "行政许可法"
PERMIT_DAYS = 20
PERMIT_STEPS = ("受理", "审核", "审批", "办结", "送达")
NATURAL = "自然人"
PERSON_THEMES = frozenset(
    {
        "生育收养",
        "户籍办理",
        "入伍服役",
        "婚姻登记",
        "优待抚恤",
        "出境入境",
        "离职退休",
        "死亡殡葬",
        "养老服务",
    }
)
FIRM_THEMES = frozenset(
    {"开办企业", "年检年审", "税收财务", "投资审批", "融资信贷", "招标拍卖", "海关口岸", "法人注销"}
)


@rule("J1")
def has_an_example(tree: Tree) -> Iterator[Problem]:
    """每个事项至少有一个样例（examples/，tries: services/编号）：样例既是测试，也是解释。"""
    for pack in tree.packs.values():
        tried = {name for e in pack.examples.values() for _, name in texts(e, "tries")}
        for id_, source in pack.services.items():
            if f"services/{id_}" not in tried:
                yield source.problem("J1", f"services/{id_} 一个样例也没有")


@rule("J2")
def immediate_means_at_once(tree: Tree) -> Iterator[Problem]:
    """即办件当场办结，承诺时限不超过 1 个工作日；超过的是承诺件（GB/T 39046 办件类型与审查类型一致）。"""
    for _, source, service in services(tree):
        if service.handling == "即办件" and service.promised_limit.days > 1:
            said = f"即办件的承诺时限是 {service.promised_limit.days} 天，应为 1 天，或改为承诺件"
            yield source.problem("J2", said, "promised_limit")


@rule("J3")
def visits_have_a_reason(tree: Tree) -> Iterator[Problem]:
    """到现场次数不为 0 的要写明原因；为 0 又不能网上办的，应支持邮寄。"""
    for _, source, service in services(tree):
        if service.visits and not service.visits_reason:
            said = f"要到现场 {service.visits} 次，却没有写原因（visits_reason）"
            yield source.problem("J3", said, "visits")
        if not service.visits and "online" not in service.channels and not service.mail:
            yield source.problem(
                "J3", "不用到现场、又不能网上办，应支持邮寄（mail: true）", "visits"
            )


@rule("J4")
def fully_online_means_no_visit(tree: Tree) -> Iterator[Problem]:
    """“全程网办”的事项到现场次数为 0，并且可以网上办理。"""
    for _, source, service in services(tree):
        full = "全程网办" in (service.online_depth or "")
        if full and (service.visits or "online" not in service.channels):
            said = "写了全程网办，到现场次数就应为 0，并可以网上（online）办理"
            yield source.problem("J4", said, "online_depth")


@rule("J5")
def promised_within_statutory(tree: Tree) -> Iterator[Problem]:
    """承诺时限不得长于法定时限；单位相同才好比较。"""
    for _, source, service in services(tree):
        promised, statutory = service.promised_limit, service.statutory_limit
        if statutory is None:
            continue
        if promised.unit != statutory.unit:
            said = f"承诺时限按{promised.unit}、法定时限按{statutory.unit}，单位应一致"
            yield source.problem("J5", said, "promised_limit")
        elif promised.days > statutory.days:
            said = f"承诺 {promised.days} 天，长于法定 {statutory.days} 天"
            yield source.problem("J5", said, "promised_limit")


@rule("J6")
def permit_has_its_regime(tree: Tree) -> Iterator[Problem]:
    """行政许可适用行政许可法，其他事项不适用；许可的决定要有书面决定书（行政许可法第三十八条）。"""
    for pack, source, service in services(tree):
        permit = service.type == "行政许可"
        if permit != (service.regime == PERMIT_LAW):
            said = f"事项类型是{service.type}，适用的程序不能是{service.regime}"
            yield source.problem("J6", said, "regime")
        found = result_of(pack, service)
        if permit and service.result is None:
            yield source.problem("J6", "行政许可应有结果，并出具书面决定", "result")
        if permit and found is not None and not found[1].letter:
            said = "行政许可应同时出具决定书（letter: true，行政许可法第三十八条）"
            yield found[0].problem("J6", said, "letter")


@rule("J7")
def permit_limit_within_the_law(tree: Tree) -> Iterator[Problem]:
    """行政许可的法定时限不超过二十个工作日，法律、法规另有规定的写明是哪一部（行政许可法第四十二条）。"""
    for _, source, service in services(tree):
        limit = service.statutory_limit
        if service.regime != PERMIT_LAW or service.type != "行政许可":
            continue
        if limit is None:
            said = "行政许可的法定时限不能不写：没有专门规定的是 20 个工作日"
            yield source.problem("J7", said, "statutory_limit")
        elif limit.days > PERMIT_DAYS and ("《" not in limit.law or PERMIT_LAW in limit.law):
            said = f"法定时限 {limit.days} 天超过二十个工作日，要写明另有规定的法律或法规"
            yield source.problem("J7", said, "statutory_limit", "law")
        if limit is not None and limit.unit != "工作日":
            said = "行政许可的期限按工作日计算（行政许可法第八十二条）"
            yield source.problem("J7", said, "statutory_limit", "unit")


@rule("J14")
def limit_within_its_law(tree: Tree) -> Iterator[Problem]:
    """登记、公开等事项的法定时限不长于其程序法的期限，法律、法规另有规定的写明是哪一部。"""
    for _, source, service in services(tree):
        limit, own = service.statutory_limit, REGIMES[service.regime].statutory
        if limit is None or own is None or service.regime == PERMIT_LAW:
            continue
        other = "《" in limit.law and service.regime not in limit.law
        if limit.unit != own.unit or (limit.days > own.days and not other):
            said = f"法定时限应在 {own.days} 个{own.unit}之内（{own.law}）"
            yield source.problem("J14", said, "statutory_limit")


@rule("J8")
def permit_guides_the_applicant(tree: Tree) -> Iterator[Problem]:
    """行政许可至少有一个常见问题，办理流程写全受理、审核、审批、办结、送达。"""
    for _, source, service in services(tree):
        if service.type != "行政许可":
            continue
        if not service.questions:
            yield source.problem("J8", "行政许可至少写一个常见问题（questions）", "title")
        missing = [s for s in PERMIT_STEPS if s not in {step.title for step in service.steps}]
        if missing:
            yield source.problem("J8", f"办理流程（steps）缺少 {'、'.join(missing)}", "steps")


@rule("J9")
def special_procedures_exist_in_the_regime(tree: Tree) -> Iterator[Problem]:
    """特别程序只有适用的程序法点了名才有；现场核查不在行政许可法第四十五条之列，不停止计时。"""
    for _, source, service in services(tree):
        suspension = REGIMES[service.regime].suspension
        named = suspension.procedures if suspension else ()
        for number, special in enumerate(service.special):
            if special.kind not in named:
                said = f"“{service.regime}”没有点名“{special.kind}”，它不停止计时"
                yield source.problem("J9", said, "special", number)


@rule("J10")
def silence_needs_a_basis(tree: Tree) -> Iterator[Problem]:
    """逾期不补正就终止的，要写明依据（supplement_basis）；没有依据不得因沉默终止办件。"""
    for _, source, service in services(tree):
        if "terminated" in service.outcomes and not service.supplement_basis:
            said = "有“终止”这个结果，却没有写逾期不补正即终止的依据（supplement_basis）"
            yield source.problem("J10", said, "outcomes", "terminated")


@rule("J11")
def theme_fits_the_applicant(tree: Tree) -> Iterator[Problem]:
    """只属于个人的主题要对自然人开放，只属于法人的主题要对法人开放。"""
    for _, source, service in services(tree):
        for number, theme in enumerate(service.themes):
            if theme in PERSON_THEMES and NATURAL not in service.for_:
                said = f"“{theme}”是自然人主题，服务对象里却没有自然人"
                yield source.problem("J11", said, "themes", number)
            if theme in FIRM_THEMES and set(service.for_) == {NATURAL}:
                said = f"“{theme}”是法人主题，服务对象里却只有自然人"
                yield source.problem("J11", said, "themes", number)


@rule("J12")
def outcomes_say_grant_and_refusal(tree: Tree) -> Iterator[Problem]:
    """每个事项写明准予的结果；可能不予的写明不予的结果，行政许可和行政给付一定写明。"""
    for _, source, service in services(tree):
        wanted = ["granted"] + (["refused"] if service.type in {"行政许可", "行政给付"} else [])
        for name in wanted:
            if name not in service.outcomes:
                yield source.problem("J12", f"outcomes 缺少 {name}", "outcomes")


@rule("J13")
def refusal_tells_the_remedy(tree: Tree) -> Iterator[Problem]:
    """行政许可的不予决定书写明理由，并告知行政复议机关和诉讼法院（行政许可法第三十八条、行政复议法第二十条）。"""
    for pack, source, service in services(tree):
        name = service.notices.get("refused")
        if service.type != "行政许可":
            continue
        if name is None:
            yield source.problem("J13", "行政许可应有不予决定书（notices.refused）", "notices")
            continue
        notice = pack.notices.get(name.removesuffix(".zh.md"))
        missing = [
            word
            for word in ("理由", "复议机关", "诉讼法院")
            if notice is not None and f"{{{word}}}" not in notice.text
        ]
        if notice is not None and missing:
            yield Problem(notice.file, 1, "J13", f"不予决定书没有写 {'、'.join(missing)}")
