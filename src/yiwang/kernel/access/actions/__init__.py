"""Deeds of access."""

from yiwang.kernel.access.actions.posts import close_account, sync_posts
from yiwang.kernel.access.actions.sight import set_actor
from yiwang.kernel.access.actions.signing import (
    change_password,
    issue_password,
    sign_in_claims,
    sign_in_staff,
    sign_out,
    unlock,
)

__all__ = [
    "change_password",
    "close_account",
    "issue_password",
    "set_actor",
    "sign_in_claims",
    "sign_in_staff",
    "sign_out",
    "sync_posts",
    "unlock",
]
