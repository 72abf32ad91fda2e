"""`yiwang book`: one source, one reading copy: a pack as 办事手册 with its process pictures."""

from yiwang.declarations.book.pages import Page, pages, stale, write

__all__ = ["Page", "pages", "stale", "write"]
