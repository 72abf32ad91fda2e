"""What people type, brought to the form that a check reads."""

import unicodedata


def clean(text: str) -> str:
    """Narrow full-width characters, drop blanks, capitalise."""
    return "".join(unicodedata.normalize("NFKC", text).split()).upper()
