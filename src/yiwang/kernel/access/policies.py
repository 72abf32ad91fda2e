"""Who may manage accounts; what no one may be at once."""

from collections.abc import Collection

from yiwang.kernel.access.engine.roles import ADMINISTRATORS
from yiwang.lib.actor import ANONYMOUS, Actor, Kind
from yiwang.lib.refused import Refused, permits


def check_can_hold(name: str, administrators: Collection[str]) -> None:
    """One person is at most one of the three administrators (GB/T 22239-2019 安全管理中心)."""
    if len(administrators) > 1:
        titles = "、".join(ADMINISTRATORS[k] for k in sorted(administrators))
        raise Refused(
            "administrators-disjoint",
            f"{name}不能同时是{titles}：系统、安全、审计三员互不兼任（GB/T 22239）。请改由另一人担任其一。",
        )


def check_can_manage_accounts(actor: Actor, organisation: str) -> None:
    """Close, unlock and reset accounts: the system administrator."""
    if actor.kind != Kind.SYSTEM and not actor.may("accounts.manage", organisation=organisation):
        raise Refused("accounts-not-yours", "只有系统管理员可以管理账号。", status=403)


def check_can_touch(actor: Actor, account: str, *, is_staff: bool, is_administrator: bool) -> None:
    """An administrator manages accounts of staff: not their own, nor another administrator's."""
    if not is_staff:
        raise Refused("account-of-a-resident", "居民和单位的账号由其本人管理。", status=403)
    if account == actor.id:
        raise Refused("account-own", "不能停用自己的账号，也不能给自己发密码。", status=403)
    if is_administrator and actor.kind != Kind.SYSTEM:
        raise Refused(
            "account-of-an-administrator",
            "三员互相独立，不能停用别的管理员，也不能给其发密码。请由运维人员在机器上执行 yiwang password。",
            status=403,
        )


def check_can_see_grants(actor: Actor) -> None:
    """See which role may do what and who holds it: the security administrator."""
    if not actor.organisations("accounts.grant"):
        raise Refused("grants-not-yours", "只有安全管理员可以查看角色和授权。", status=403)


def check_can_read_record(actor: Actor) -> None:
    """Read the record: the audit administrator."""
    if not actor.organisations("records.read"):
        raise Refused("record-not-yours", "只有审计管理员可以查阅操作记录。", status=403)


def check_is_signed_in(actor: Actor) -> None:
    if actor == ANONYMOUS:
        raise Refused("sign-in-first", "请先登录再办理。", status=403)


def check_has_assurance(actor: Actor, level: int) -> None:
    """Ask for a stronger sign-in where the deed needs one."""
    if actor.kind == Kind.PERSON and actor.assurance < level:
        raise Refused(
            "assurance-too-low",
            "这一步需要更高的实名级别。请退出后用人脸或刷证方式重新登录。",
            status=403,
        )


can_see_grants = permits(check_can_see_grants)
can_read_record = permits(check_can_read_record)
can_hold = permits(check_can_hold)
can_manage_accounts = permits(check_can_manage_accounts)
is_signed_in = permits(check_is_signed_in)
has_assurance = permits(check_has_assurance)


def check_is_person(actor: Actor) -> None:
    if actor.kind != Kind.PERSON:
        raise Refused("person-only", "请先以个人或法人身份登录。", status=403)


is_person = permits(check_is_person)
