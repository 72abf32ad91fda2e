"""`yiwang apply`: make the running database match the code and the declared city."""

import argparse
import os

from yiwang.site import home


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="yiwang apply", description="迁移数据库并发布城市声明")
    parser.add_argument("--demo", action="store_true", help="同时建立演示账号与演示数据")
    options = parser.parse_args(words)
    if options.demo:
        os.environ["YIWANG_DEMO"] = "1"
    home.connect()
    return _apply(demo=options.demo)


def _apply(*, demo: bool) -> int:
    import django

    from yiwang.lib import clock
    from yiwang.site import steps

    django.setup()
    place = home.here()
    context = steps.Context(at=clock.now(), demo=demo)
    steps.run(context)
    steps.remember(context.accounts, place.accounts)
    return 0
