"""Questions about drafts, uploads, ratings and what a case page shows."""

from yiwang.kernel.cases.models import Case
from yiwang.services.intake.models import Draft, Upload
from yiwang.services.intake.queries.drafts import (
    covered,
    get_draft,
    get_rating,
    get_stand,
    get_told,
    get_upload,
    is_outdated,
    list_drafts,
    list_keepers,
    list_staged,
    list_uploads,
    read_cells,
    say_region,
)
from yiwang.services.intake.queries.story import (
    get_asked,
    get_outcome,
    list_answers,
    list_remedies,
    say_promise,
)

__all__ = [
    "Case",
    "Draft",
    "Upload",
    "covered",
    "get_asked",
    "get_draft",
    "get_outcome",
    "get_rating",
    "get_stand",
    "get_told",
    "get_upload",
    "is_outdated",
    "list_answers",
    "list_drafts",
    "list_keepers",
    "list_remedies",
    "list_staged",
    "list_uploads",
    "read_cells",
    "say_promise",
    "say_region",
]
