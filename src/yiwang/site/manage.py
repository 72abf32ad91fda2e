"""`yiwang manage`: Django's own commands against the running database, as its owner."""

from yiwang.site import home


def main(words: list[str]) -> int:
    from django.core.management import execute_from_command_line

    home.connect()
    execute_from_command_line(["yiwang manage", *words])
    return 0
