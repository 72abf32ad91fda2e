"""Deeds of intake."""

from yiwang.services.intake.actions.drafts import (
    discard,
    open_draft,
    renew,
    save_contact,
    save_page,
)
from yiwang.services.intake.actions.offers import (
    accept_offer,
    confirm_for,
    find_entitled,
    get_entitled,
    mark,
)
from yiwang.services.intake.actions.rating import rate
from yiwang.services.intake.actions.submitting import submit
from yiwang.services.intake.actions.uploads import (
    add_uploads,
    answer_supplement,
    remove_upload,
    stage,
    unstage,
)

__all__ = [
    "accept_offer",
    "add_uploads",
    "answer_supplement",
    "confirm_for",
    "discard",
    "find_entitled",
    "get_entitled",
    "mark",
    "open_draft",
    "rate",
    "remove_upload",
    "renew",
    "save_contact",
    "save_page",
    "stage",
    "submit",
    "unstage",
]
