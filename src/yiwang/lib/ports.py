"""The one way up: a lower room hangs a bell, an upper room's apps.py fills it at start-up."""

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

F = TypeVar("F", bound=Callable[..., object])


class Port(Generic[F]):
    """A named place for functions of one shape.

    `fill` is idempotent for the same function; a second function under the same name is a bug.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._filled: dict[str, F] = {}

    def fill(self, key: str, function: F) -> None:
        known = self._filled.setdefault(key, function)
        if known is not function:
            raise RuntimeError(f"port {self.name}:{key} is filled twice")

    def get(self, key: str) -> F:
        """Return the function under `key`; raises LookupError when nobody filled it."""
        try:
            return self._filled[key]
        except KeyError:
            raise LookupError(f"port {self.name}:{key} is not filled") from None

    def __contains__(self, key: object) -> bool:
        return key in self._filled

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._filled))
