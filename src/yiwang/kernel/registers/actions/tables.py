"""Make and extend the tables of declared registers, as yiwang_owner."""

from collections.abc import Mapping
from datetime import datetime

from django.db import connections, transaction

from yiwang.declarations.shapes.pack import Data
from yiwang.kernel.records.actions import record
from yiwang.kernel.registers.engine import ddl, statements
from yiwang.kernel.registers.models import Register
from yiwang.lib.actor import Actor
from yiwang.lib.refused import Refused

OWNER = "owner"
PATIENCE = "SET LOCAL lock_timeout = '5s'"  # rather fail than make every reader wait


def plan(registers: Mapping[str, Data]) -> dict[str, ddl.Difference]:
    """Return what applying would change, by register; nothing is changed."""
    keys = {r.pk: r.body["key"] for r in Register.objects.order_by("id")}
    differences = {}
    for register, data in sorted(registers.items()):
        if data.keeper != "local":
            continue
        with connections[OWNER].cursor() as cursor:
            cursor.execute(statements.EXISTING, [ddl.table_name(register)])
            existing = dict(cursor.fetchall())
        differences[register] = ddl.diff(
            register, data, existing, key_before=keys.get(register, "")
        )
    return differences


def apply(*, registers: Mapping[str, Data], actor: Actor, at: datetime) -> list[str]:
    """Bring the tables to the declaration; returns what changed, in Chinese, one line each.

    All or nothing: when any change is dangerous, nothing is done and Refused says why. The tables
    are made on the owner's connection, the definitions stored on the application's; a repeat
    after a failure between the two mends it.
    """
    differences = plan(registers)
    dangers = [str(d) for one in differences.values() for d in one.dangers]
    if dangers:
        raise Refused("register-change-dangerous", "；".join(dangers), status=409)
    changes = [c for one in differences.values() for c in one.changes]
    with transaction.atomic(using=OWNER), connections[OWNER].cursor() as cursor:
        cursor.execute(PATIENCE)
        for change in changes:
            cursor.execute(statements.change(change))
    with transaction.atomic():
        for register, data in sorted(registers.items()):
            _define(register, data, actor=actor, at=at)
    return [str(c) for c in changes]


def _define(register: str, data: Data, *, actor: Actor, at: datetime) -> None:
    body = data.model_dump(mode="json", by_alias=True)
    known = Register.objects.filter(pk=register).first()
    if known and known.body == body:
        return
    Register.objects.update_or_create(
        pk=register,
        defaults={"title": data.title, "owner": data.owner, "body": body, "applied_at": at},
    )
    record("register.applied", about=("kernel_registers.register", register), actor=actor, at=at)
