"""Numbers of licences and documents from a declared pattern.

A pattern is text with placeholders: `{region}`, `{year}` or any word given in `values`,
`{serial:6}` a serial of that width, `{check}` the check digit of ISO 7064 MOD 11,10 (GB/T 17710)
over the digits before it, as in the fourteen digits of a food business licence (B: agrees with
the one public sample, JY23501110153674).
"""

import re
from collections.abc import Mapping

PLACEHOLDER = re.compile(r"\{([^{}:]+)(?::(\d+))?\}")


def fill(pattern: str, *, serial: int, values: Mapping[str, str]) -> str:
    """Write a number; raises ValueError for an unknown placeholder or a serial too long."""
    number, at = "", 0
    for found in PLACEHOLDER.finditer(pattern):
        number += pattern[at : found.start()]
        number += _part(found[1], int(found[2] or 0), number, serial=serial, values=values)
        at = found.end()
    return number + pattern[at:]


def prefix(pattern: str, *, values: Mapping[str, str]) -> str:
    """Write the part before the serial: within it every serial is used once."""
    return fill(pattern.split("{serial", maxsplit=1)[0], serial=0, values=values)


def check_digit(digits: str) -> str:
    """Return the check digit of ISO 7064 MOD 11,10 over digits."""
    product = 10
    for digit in digits:
        product = ((int(digit) + product) % 10 or 10) * 2 % 11
    return str((11 - product) % 10)


def _part(name: str, width: int, before: str, *, serial: int, values: Mapping[str, str]) -> str:
    if name == "check":
        return check_digit("".join(c for c in before if c in "0123456789"))
    if name == "serial":
        text = f"{serial:0{width}d}"
        if width and len(text) > width:
            raise ValueError(f"serial {serial} does not fit {width} digits")
        return text
    if name not in values:
        raise ValueError(f"unknown placeholder {name}")
    return values[name]
