"""The bell of the demonstration seal; what rings behind it is loaded only by the worker."""

from django.utils.module_loading import import_string

from yiwang.services.results.types import Stamp

SEAL = "yiwang.services.results.engine.sealing.seal"


def seal(pdf: bytes, stamp: Stamp) -> bytes:
    """Seal with the demonstration seal; every one says 演示 无效."""
    sealed: bytes = import_string(SEAL)(pdf, stamp)
    return sealed
