"""Rules of the city: three administrators, the tree of organisations, codes and telephones."""

import re
from collections.abc import Iterator

from yiwang.declarations.judging.rule import rule
from yiwang.declarations.judging.walks import services
from yiwang.declarations.problem import Problem
from yiwang.declarations.tree import Tree
from yiwang.lib.ids import gb32100

ADMINISTRATORS = {"system": "系统管理员", "security": "安全管理员", "audit": "审计管理员"}
ADMINISTRATOR_DEEDS = {
    "accounts.manage": "system",
    "accounts.grant": "security",
    "records.read": "audit",
}
PHONE = re.compile(r"0\d{2,3}-\d{7,8}(-\d{1,6})?|12345")


@rule("J50")
def three_administrators(tree: Tree) -> Iterator[Problem]:
    """系统、安全、审计三员都要有，各管各的：权限不交叉，一个人不兼任（GB/T 22239 安全管理中心）。"""
    kinds = {id_: role.shape.administrator for id_, role in tree.city.roles.items() if role.shape}
    if len(kinds) < len(tree.city.roles):
        return
    for kind, title in ADMINISTRATORS.items():
        if kind not in kinds.values():
            yield tree.city.head.problem("J50", f"roles/ 里没有{title}（administrator: {kind}）")
    for role in tree.city.roles.values():
        for n, deed in enumerate(role.shape.deeds if role.shape else ()):
            own = kinds[role.id]
            theirs = ADMINISTRATOR_DEEDS.get(deed)
            if theirs != own and (own or theirs):
                said = f"“{deed}”不能与{ADMINISTRATORS.get(own or '', '业务角色')}同在一个角色"
                yield role.problem("J50", said, "deeds", n)


@rule("J51")
def administrators_are_different_people(tree: Tree) -> Iterator[Problem]:
    """同一个登录名不能兼任三员中的两员，也不能兼任三员和业务岗位。"""
    kinds = {id_: r.shape.administrator for id_, r in tree.city.roles.items() if r.shape}
    held: dict[str, set[str]] = {}
    for organisation in tree.city.organisations.values():
        for n, post in enumerate(organisation.shape.staff if organisation.shape else ()):
            mine = held.setdefault(post.account, set())
            before = set(mine)
            mine |= {kinds.get(role) or "business" for role in post.roles}
            if len(mine) > 1 and mine != before:
                said = f"“{post.name}”兼任了不相容的岗位（三员互不兼任，也不办业务）"
                yield organisation.problem("J51", said, "staff", n, "roles")


@rule("J52")
def organisations_form_a_tree(tree: Tree) -> Iterator[Problem]:
    """机构的上级不能绕成圈。"""
    superiors = {id_: o.shape.superior for id_, o in tree.city.organisations.items() if o.shape}
    for id_, superior in superiors.items():
        seen, here = {id_}, superior
        while here is not None and here not in seen:
            seen.add(here)
            here = superiors.get(here)
        if here == id_:
            said = f"“{id_}”的上级绕了一圈又回到自己"
            yield tree.city.organisations[id_].problem("J52", said, "superior")


@rule("J53")
def credit_codes_are_valid(tree: Tree) -> Iterator[Problem]:
    """机构的统一社会信用代码校验位正确，各不相同（GB 32100）。"""
    seen: dict[str, str] = {}
    for organisation in tree.city.organisations.values():
        code = organisation.shape.credit_code if organisation.shape else ""
        if code and (said := gb32100.check(code).message):
            yield organisation.problem("J53", said, "credit_code")
        elif code and seen.setdefault(code, organisation.id) != organisation.id:
            said = f"与“{seen[code]}”的统一社会信用代码相同"
            yield organisation.problem("J53", said, "credit_code")


@rule("J54")
def telephones_have_area_codes(tree: Tree) -> Iterator[Problem]:
    """咨询电话和监督电话都带区号（如 0750-1234567），并且不是同一个号码。"""
    files = [(s, s.shape) for s in tree.city.organisations.values() if s.shape]
    for source, organisation in files:
        for key in ("telephone", "complaints"):
            if not PHONE.fullmatch(number := getattr(organisation, key)):
                yield source.problem("J54", f"“{number}”不带区号或不是电话号码", key)
        if organisation.telephone == organisation.complaints:
            yield source.problem("J54", "咨询电话和监督电话不能是同一个", "complaints")
    for _, item, service in services(tree):
        for key in ("telephone", "complaints"):
            number = getattr(service, key)
            if number is not None and not PHONE.fullmatch(number):
                yield item.problem("J54", f"“{number}”不带区号或不是电话号码", key)


@rule("J55")
def regions_share_the_prefix(tree: Tree) -> Iterator[Problem]:
    """机构的管辖区划以本市（县）区划代码开头。"""
    region = tree.city.head.shape.region if tree.city.head.shape else ""
    for organisation in tree.city.organisations.values():
        own = organisation.shape.region if organisation.shape else region
        if not own.startswith(region) and not region.startswith(own):
            said = f"区划“{own}”不在本市（县）“{region}”之内"
            yield organisation.problem("J55", said, "region")


@rule("J56")
def posts_run_forward(tree: Tree) -> Iterator[Problem]:
    """岗位的离岗日期不早于到岗日期；每个机构在任的负责人不超过一名。"""
    for organisation in tree.city.organisations.values():
        heads = 0
        for n, post in enumerate(organisation.shape.staff if organisation.shape else ()):
            if post.until is not None and post.until < post.since:
                yield organisation.problem("J56", "离岗早于到岗", "staff", n, "until")
            heads += post.head and post.until is None
            if post.head and heads > 1:
                said = "在任的负责人超过一名"
                yield organisation.problem("J56", said, "staff", n, "head")
