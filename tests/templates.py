"""pytest plugin: in every test, a template that runs a query fails (it shows plain values)."""

from collections.abc import Callable, Iterator
from typing import Any, NoReturn

import pytest
from django.db import connection
from django.template.backends.django import Template


def refuse(_execute: Callable[..., Any], sql: str, *_rest: object) -> NoReturn:
    raise AssertionError(f"a template runs a query: {sql[:200]}")


@pytest.fixture(autouse=True, scope="session")
def _no_queries_in_templates() -> Iterator[None]:
    render = Template.render

    def watched(self: Template, *args: Any, **kwargs: Any) -> Any:
        with connection.execute_wrapper(refuse):
            return render(self, *args, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Template, "render", watched)
        yield
