"""What a FEEL text may say wrong, and where."""


class FeelError(Exception):
    """A text that is not FEEL, or cannot be computed; line and column count from 1."""

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(f"第 {line} 行第 {column} 列：{message}")
        self.message, self.line, self.column = message, line, column


def error_at(text: str, offset: int, message: str) -> FeelError:
    """Return the error for a place in a text, given as an offset in characters."""
    before = text[:offset]
    return FeelError(message, before.count("\n") + 1, offset - before.rfind("\n"))
