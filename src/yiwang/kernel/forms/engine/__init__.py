"""Pages, questions and the checking of answers; pure, so that every rule is tested in milliseconds."""

from yiwang.kernel.forms.engine.checking import clean
from yiwang.kernel.forms.engine.context import as_feel, holds
from yiwang.kernel.forms.engine.fields import field_of
from yiwang.kernel.forms.engine.pages import list_pages, list_questions

__all__ = ["as_feel", "clean", "field_of", "holds", "list_pages", "list_questions"]
