"""Lines of the record."""

from django.db.models import QuerySet

from yiwang.kernel.records.models import Record


def get_record(record_id: int) -> Record:
    """Return one line; raises Record.DoesNotExist."""
    return Record.objects.get(pk=record_id)


def list_records(about: tuple[str, str]) -> QuerySet[Record]:
    """Return what happened to one thing, the oldest first."""
    return Record.objects.filter(about_type=about[0], about_id=about[1]).order_by("id")
