"""Vendored and compiled files of the pages, gathered where the web serves them from."""

from django.core.management import call_command

from yiwang.site.steps import Context


def collect(_context: Context) -> None:
    call_command("collectstatic", verbosity=0, interactive=False, clear=False)
