"""Marks a page or API that shows personal data, and gathers whose data one response showed.

The carrier is whatever object lives as long as the response is made (the request); only one
attribute of it is used.
"""

from collections.abc import Callable, Collection
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar
from uuid import UUID

from yiwang.kernel.records.types import Disclosed, Disclosures

P = ParamSpec("P")
C = TypeVar("C")
R = TypeVar("R")
_PLACE = "disclosing"


class _Gathering:
    def __init__(self, subject: str, purpose: str) -> None:
        self.subject, self.purpose = subject, purpose
        self.fields: dict[UUID, set[str]] = {}


def discloses(
    subject: str, purpose: str
) -> Callable[[Callable[Concatenate[C, P], R]], Callable[Concatenate[C, P], R]]:
    """Mark a view that shows personal data.

    `subject` names whose data it is ("applicant", "person", "staff"), `purpose` why it is shown,
    in Chinese, as the person will read it in 谁看过我. The mark stands on the view as the
    attribute `discloses` = (subject, purpose), where a guard test finds it.
    """

    def mark(view: Callable[Concatenate[C, P], R]) -> Callable[Concatenate[C, P], R]:
        @wraps(view)
        def marked(carrier: C, /, *args: P.args, **kwargs: P.kwargs) -> R:
            setattr(carrier, _PLACE, _Gathering(subject, purpose))
            return view(carrier, *args, **kwargs)

        marked.discloses = (subject, purpose)  # type: ignore[attr-defined]
        return marked

    return mark


def disclose(carrier: object, party: UUID, fields: Collection[str]) -> None:
    """Note that this response shows `fields` (names) of `party`; raises when the view is unmarked."""
    gathering = getattr(carrier, _PLACE, None)
    if not isinstance(gathering, _Gathering):
        raise TypeError("a view that shows personal data is marked with @discloses")
    gathering.fields.setdefault(party, set()).update(fields)


def gathered(carrier: object) -> Disclosures | None:
    """Return what the response showed, None when it showed nobody's data."""
    gathering = getattr(carrier, _PLACE, None)
    if not isinstance(gathering, _Gathering) or not gathering.fields:
        return None
    subjects = tuple(
        Disclosed(party, tuple(sorted(fields)))
        for party, fields in sorted(gathering.fields.items())
    )
    return Disclosures(gathering.subject, gathering.purpose, subjects)
