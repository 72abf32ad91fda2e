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
}


def patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry)
        else:
            yield entry


@pytest.mark.parametrize("pattern", list(patterns(get_resolver())), ids=str)
def test_every_url_has_a_policy_or_is_public(pattern: URLPattern) -> None:
    if pattern.name in PUBLIC:
        return
    source = inspect.getsource(inspect.unwrap(pattern.callback))

    assert "request.actor" in source, f"{pattern} asks nobody who they are"
