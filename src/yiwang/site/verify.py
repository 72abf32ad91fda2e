"""`yiwang verify`: whether the record is still what was sealed; status 1 when it is not."""

import sys

from yiwang.site import home


def main(words: list[str]) -> int:
    import django
    from django.core.management import CommandError, call_command

    home.connect()
    django.setup()
    try:
        call_command("verify", *words)
    except CommandError as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0
