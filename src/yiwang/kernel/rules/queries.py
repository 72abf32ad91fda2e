"""What rules decided."""

from uuid import UUID

from yiwang.kernel.rules.models import Decision


def list_decisions(about: UUID) -> list[Decision]:
    """Return every decision by rule in a case, oldest first."""
    return list(Decision.objects.filter(about=about).order_by("at", "id"))
