"""`yiwang worker`: runs the jobs that wait in PostgreSQL; `yiwang up` starts one."""

from django.core.management import call_command


def main(words: list[str]) -> int:
    """Work until INT or TERM; a running job is finished first."""
    import django

    from yiwang.site import guard

    django.setup()
    guard.check()
    call_command("procrastinate", "worker", "--name=yiwang", *words)
    return 0
