"""Deeds of the record."""

from yiwang.kernel.records.actions.writing import record

__all__ = ["record"]
