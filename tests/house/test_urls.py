"""Every page asks who acts, or says here why anybody may see it."""

import inspect
from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

# the page's URL name → why everybody may see it
PUBLIC = {
    "look": "换文字和大小不分是谁",
    "gallery": "组件陈列，只有虚构数据",
    "gallery-region": "组件陈列，只有虚构数据",
    "gallery-page": "组件陈列，只有虚构数据",
    "home": "人人可查事项",
    "search": "人人可查事项",
    "theme": "人人可查事项",
    "department": "人人可查事项",
    "item": "人人可查办事指南",
    "apply": "先问该办哪一件，还不必知道是谁",
    "licence-directory": "人人可查证照目录",
    "help": "帮助，没有数据",
    "help-accessibility": "帮助，没有数据",
    "help-privacy": "登录之前就应当告知",
    "access:login": "登录之前没有身份",
    "access:identity": "登录之前没有身份",
    "access:identity-return": "登录之前没有身份",
    "access:staff": "登录之前没有身份",
}


def pages(resolver: URLResolver, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from pages(entry, f"{space}{entry.namespace}:" if entry.namespace else space)
        else:
            yield f"{space}{entry.name}", entry


PAGES = dict(pages(get_resolver()))


@pytest.mark.parametrize("name", sorted(PAGES.keys() - PUBLIC.keys()))
def test_every_url_has_a_policy_or_is_public(name: str) -> None:
    source = inspect.getsource(inspect.unwrap(PAGES[name].callback))

    assert "request.actor" in source, f"{name} asks nobody who they are"


def test_what_is_public_exists() -> None:
    assert PUBLIC.keys() - PAGES.keys() == set()
