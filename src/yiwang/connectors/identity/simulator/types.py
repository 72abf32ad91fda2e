"""Who can sit down at the simulator."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sitter:
    """A demo person, for themselves or for a firm. Every one is invented."""

    name: str
    document_type: str
    document_number: str
    phone: str = ""
    firm: str = ""
    credit_code: str = ""
    role: str = ""  # 法定代表人 or 经办人
    representative: str = ""

    @property
    def title(self) -> str:
        return f"{self.firm}（{self.role} {self.name}）" if self.firm else self.name
