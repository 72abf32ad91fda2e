"""`yiwang password ACCOUNT`: a one-time password from the machine itself, for the three administrators.

No administrator may give another one a password, else one person could be all three; whoever runs
the machine can, and the record says so.
"""

import secrets
import sys

from yiwang.site import home


def main(words: list[str]) -> int:
    import django

    if len(words) != 1:
        print("用法: yiwang password 登录名", file=sys.stderr)
        return 2
    home.connect()
    django.setup()
    return issue(words[0])


def issue(username: str) -> int:
    """Give one account a password that must be changed at once; returns the exit status."""
    from django.db import transaction

    from yiwang.kernel.access import actions, queries
    from yiwang.lib import clock
    from yiwang.lib.actor import system
    from yiwang.lib.refused import Refused

    password = secrets.token_urlsafe(12)
    actor = system("operator")
    with transaction.atomic():
        actions.set_actor(actor)
        account = queries.find_account(username)
        if account is None:
            print(
                f"没有“{username}”这个登录名：请先在机构文件里写上岗位并 yiwang apply。",
                file=sys.stderr,
            )
            return 1
        try:
            actions.issue_password(
                account_id=account.pk, password=password, actor=actor, at=clock.now()
            )
        except Refused as refused:
            print(refused.message, file=sys.stderr)
            return 1
    print(f"{username} 的一次性密码（登录后须立即修改）：{password}")
    return 0
