"""电子证照标识 (GB/T 36904): OID . type . organ . serial . version . check.

The check character is ISO 7064 MOD 37,36 over type, organ, serial and version without dots, the
OID left out (computed on real identifiers). The type code is the defining organ's 18 characters
and three digits.
"""

import re
from dataclasses import dataclass

from yiwang.lib.ids.cleaning import clean

OID = "1.2.156.3005.2"
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
IDENTIFIER = re.compile(
    re.escape(OID) + r"\.([0-9A-Z]{21})\.([0-9A-Z]{4,18})\.([0-9A-Z]+)\.([0-9]{3})\.([0-9A-Z])"
)


@dataclass(frozen=True, slots=True)
class Verdict:
    form: bool
    checksum: bool
    type_code: str = ""
    organ: str = ""
    serial: str = ""
    version: int = 0

    @property
    def ok(self) -> bool:
        return self.form and self.checksum

    @property
    def message(self) -> str:
        """Say what is wrong and how to mend it; empty when nothing is."""
        if not self.form:
            return f"电子证照标识应以 {OID} 开头，由类型、机构、流水号、三位版本号和校验位组成，以点隔开。"
        if not self.checksum:
            return "电子证照标识的校验位不对，请重新扫码或逐位核对。"
        return ""


def check(text: str) -> Verdict:
    """Check an identifier as typed or scanned."""
    match = IDENTIFIER.fullmatch(clean(text))
    if not match:
        return Verdict(form=False, checksum=False)
    type_code, organ, serial, version, mark = match.groups()
    return Verdict(
        form=True,
        checksum=check_character(type_code + organ + serial + version) == mark,
        type_code=type_code,
        organ=organ,
        serial=serial,
        version=int(version),
    )


def make(*, type_code: str, organ: str, serial: str, version: int = 1) -> str:
    """Compose an identifier; `serial` digits and capitals, unique for the organ and type."""
    parts = (type_code, organ, serial, f"{version:03d}")
    body = ".".join((OID, *parts))
    if not IDENTIFIER.fullmatch(f"{body}.0"):
        raise ValueError(f"not a licence identifier: {body}")
    return f"{body}.{check_character(''.join(parts))}"


def check_character(body: str) -> str:
    """Return the ISO 7064 MOD 37,36 check character of digits and capitals."""
    rest = 36
    for character in body:
        rest = (rest + ALPHABET.index(character)) % 36 or 36
        rest = rest * 2 % 37
    return ALPHABET[(37 - rest) % 36]
