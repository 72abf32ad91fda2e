"""One request, undone afterwards: what it answered and what it would have changed."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import quote

from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client

from tests.house.leaks.places import Place
from yiwang.kernel.access.actions import set_actor
from yiwang.lib.actor import system

# bookkeeping of a request itself: sessions, keys of deeds, jobs that listeners get
PASSING = (
    "services_results_asking",  # how often an address asked /verify
    "django_session",
    "kernel_records_deed",
    "procrastinate_",
    "django_migrations",
)
WRITE = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM|COPY|MERGE INTO|TRUNCATE|WITH)\s+"?(\w*)')
VOLATILE = re.compile(
    r'(?<=name="csrfmiddlewaretoken" value=")\w+|(?<=name="deed" value=")[\w-]+'
    r'|(?<="X-CSRFToken": ")\w+|(?<=编号 )[0-9a-f]{12}'
)


NOT_ALLOWED = 405


@dataclass(frozen=True)
class Said:
    """An answer, reduced to what may be compared."""

    status: int
    text: str
    headers: str
    error: str
    wrote: bool

    @property
    def whole(self) -> str:
        return f"{self.headers}\n{self.text}"

    def without(self, sent: str) -> tuple[int, str, str]:
        """Return status, headers and body, without what differs in every answer and what was sent."""
        texts = [self.headers, VOLATILE.sub("", self.text)]
        for form in (sent, quote(sent), quote(quote(sent))):
            texts = [t.replace(form, "·") for t in texts]
        return self.status, texts[0], texts[1]


def said(response: HttpResponse, *, wrote: bool) -> Said:
    body = b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined]
    unsaid = {"x-request-number", "content-length", "set-cookie"}
    headers = "\n".join(
        f"{k}: {v}" for k, v in sorted(response.headers.items()) if k.lower() not in unsaid
    )
    exc: Any = getattr(response, "exc_info", None)
    error = repr(exc[1]) if exc else ""
    return Said(response.status_code, body.decode("utf-8", "replace"), headers, error, wrote)


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@cache
def tables(_database: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables"
            " WHERE schemaname IN ('public', 'reg') ORDER BY 1"
        )
        names = [row[0] for row in cursor.fetchall()]
    return [n for n in names if not n.removeprefix("public.").startswith(PASSING)]


def state() -> dict[str, tuple[int, int]]:
    """Return count and checksum of every table, as the system sees it."""
    names = tables(connection.settings_dict["NAME"])
    sql = " UNION ALL ".join(
        f"SELECT '{n}', count(*), coalesce(sum(hashtextextended(t::text, 0)), 0) FROM {n} t"  # noqa: S608 - names from pg_tables
        for n in names
    )
    set_actor(system("leaks"))
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return {name: (count, int(sum_)) for name, count, sum_ in cursor.fetchall()}


class Writes:
    """Notes which tables a request writes to, so that only those requests are looked into."""

    def __init__(self) -> None:
        self.tables: set[str] = set()

    def __call__(self, execute: Callable[..., Any], sql: Any, *rest: Any) -> Any:
        if found := WRITE.match(str(sql)):
            self.tables.add(found[1] or "?")
        return execute(sql, *rest)

    def __bool__(self) -> bool:
        return any(not name.startswith(PASSING) for name in self.tables)


def ask(client: Client, method: str, address: str, data: dict[str, Any] | None = None) -> Said:
    cookies, writes = client.cookies.copy(), Writes()
    send = getattr(client, method.lower())
    given = [data or {}] if method in {"GET", "HEAD", "POST"} else []
    try:
        with connection.execute_wrapper(writes):
            response = send(address, *given)
        return said(response, wrote=bool(writes))
    finally:
        client.cookies = cookies


class Asker:
    """One person's browser; it remembers what does not exist, and which methods a page knows."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.absent: dict[tuple[str, str], tuple[str, Said]] = {}
        self.closed: set[tuple[str, str]] = set()

    def ask(
        self, method: str, place: Place, address: str, data: dict[str, Any] | None = None
    ) -> Said:
        answer = ask(self.client, method, address, data)
        if answer.status == NOT_ALLOWED:
            self.closed.add((method, place.name))
        return answer

    def knows(self, method: str, place: Place) -> bool:
        return (method, place.name) not in self.closed

    def nothing(
        self, method: str, place: Place, missing: str, data: dict[str, Any] | None = None
    ) -> tuple[str, Said]:
        """Return an address of what does not exist, and its answer; asked once for each page."""
        key = (method, f"{place.name} {sorted(data or ())}")
        if key not in self.absent:
            with undone():
                self.absent[key] = missing, ask(self.client, method, missing, data)
        return self.absent[key]
