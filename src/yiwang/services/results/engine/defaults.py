"""The house's own notices, for items that do not bring theirs."""

from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "notices"


@lru_cache(maxsize=32)
def default_notice(kind: str) -> str:
    return (FOLDER / f"{kind}.zh.md").read_text(encoding="utf-8")
