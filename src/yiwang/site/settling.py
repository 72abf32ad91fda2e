"""After the city is published: its registers get their tables, its staff their accounts."""

from django.db import transaction

from yiwang.declarations.shapes.pack import Data
from yiwang.kernel.access.actions import set_actor, sync_posts
from yiwang.kernel.city.queries import get_city, list_current, list_items
from yiwang.kernel.registers.actions import apply
from yiwang.lib.actor import system
from yiwang.lib.refused import Refused
from yiwang.site.steps import Context, DemoAccount

ACTOR = system("apply")
DEMO_PASSWORD = "yiwang-demo-1"  # noqa: S105 - printed for everybody, in a demonstration only
SIGN_IN = "统一身份认证（模拟）中选择"


def make_registers(context: Context) -> None:
    """Bring the tables to the declaration; a dangerous change stops here, with its reason."""
    registers = {r.key: Data.model_validate(r.body) for r in list_current("register")}
    try:
        apply(registers=registers, actor=ACTOR, at=context.at)
    except Refused as refused:
        raise SystemExit(refused.message) from None


def follow_posts(context: Context) -> None:
    """Open and close the accounts of staff; a demo city's get a password that anyone may read."""
    try:
        city = get_city()
    except Refused:
        return  # nothing is published yet
    demo = context.demo and city.city.demo
    with transaction.atomic():
        set_actor(ACTOR)
        sync_posts(
            city=city,
            actor=ACTOR,
            at=context.at,
            initial_password=DEMO_PASSWORD if demo else "",
        )
    if not demo:
        return
    context.accounts += [
        DemoAccount("居民", "陈小燕", SIGN_IN, "—"),
        DemoAccount("法人", "陈小燕（小燕饭店）", SIGN_IN, "—"),
    ]
    today = context.at.astimezone(city.zone).date()
    acting = {item.service.organ.organisation for item in list_items()}
    told: set[str] = set()
    for organisation, post in sorted(city.posts(today), key=lambda found: found[0] not in acting):
        roles = [city.roles[r].title for r in post.roles if r in city.roles]
        if organisation in acting or not told.issuperset(roles):
            told.update(roles)
            where = city.organisations[organisation].title
            line = f"{'、'.join(roles)}（{where}）"
            context.accounts.append(DemoAccount(line, post.name, post.account, DEMO_PASSWORD))
