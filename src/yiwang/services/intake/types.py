"""Plain values of intake."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import IntegerChoices, TextChoices

FILE_LIMIT = 10 * 1024 * 1024  # bytes of one upload
ASSURANCE = 2  # a verified number and telephone: what an application needs
MOST_FILES = 20  # uploads of one draft


class Grade(IntegerChoices):
    """好差评: the five grades of GB/T 39735."""

    VERY_GOOD = 5, "非常满意"
    GOOD = 4, "满意"
    FAIR = 3, "基本满意"
    BAD = 2, "不满意"
    VERY_BAD = 1, "非常不满意"


class RatingChannel(TextChoices):
    """渠道 of a rating, as the exchange table names them."""

    PC = "pc", "PC 端"
    MOBILE = "mobile", "移动端"
    HALL = "hall", "大厅平板"


@dataclass(frozen=True)
class Renewed:
    """What a newer release leaves of the answers."""

    kept: Mapping[str, object]
    lost: tuple[str, ...] = ()


@dataclass(frozen=True)
class Stand:
    """How far a draft is: what is missing, as (page, label) and (material, title)."""

    answers: tuple[tuple[str, str], ...] = ()
    materials: tuple[tuple[str, str], ...] = ()
    contact: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        return not (self.answers or self.materials or self.contact)


@dataclass(frozen=True)
class Uploaded:
    """The outcome of one posted page of files: what could not be kept, by material."""

    problems: Mapping[str, str] = field(default_factory=dict)
