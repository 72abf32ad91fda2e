"""Every setting comes through env(), so that docs/reference/environment.md can be generated."""

import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Variable:
    name: str
    default: str
    help: str
    group: str


VARIABLES: dict[str, Variable] = {}


def env(name: str, default: str, *, help: str, group: str) -> str:  # noqa: A002 - reads as documentation
    """Read one variable and remember it for the reference."""
    VARIABLES[name] = Variable(name, default, help, group)
    return os.environ.get(name, default)
