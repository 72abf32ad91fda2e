"""办件编号: 实施编码 (31) + date (8) + serial (4) = 43 characters (GB/T 39046: at most 50)."""

from datetime import date

from yiwang.declarations.shapes.city import Organisation
from yiwang.declarations.shapes.service import Service

LEVELS = {"国家级": "1", "省级": "2", "市级": "3", "县级": "4", "镇街": "5", "村社区": "6"}


def implementation_code(service: Service, organ: Organisation) -> str:
    """Return the 31-character 实施编码: credit code of the organ + level + base code."""
    return f"{organ.credit_code}{LEVELS[service.organ.level]}{service.base_code}"


def prefix(implementation: str, day: date) -> str:
    return f"{implementation}{day:%Y%m%d}"


def number(prefix_: str, serial: int) -> str:
    return f"{prefix_}{serial:04d}"
