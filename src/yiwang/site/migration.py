"""Migrations run as yiwang_owner, the only role that may change a table's shape."""

from django.core.management import call_command

from yiwang.site.steps import Context


def migrate(_context: Context) -> None:
    call_command("migrate", database="owner", verbosity=0, interactive=False)
