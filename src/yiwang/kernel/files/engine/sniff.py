"""What a file is, by its bytes: never by its name and never by what the browser says."""

import struct
import zipfile
from io import BytesIO

_LIMIT = 200 * 1024 * 1024  # bytes an OFD may unpack to
_PNG_HEADER = 33  # signature and IHDR, with its checksum
_FILL = 0xFF  # begins every JPEG marker, and may be repeated before one
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # SOF markers: those that tell a size


class Broken(ValueError):
    """The bytes begin like a known kind and do not go on like it."""


def kind_of(content: bytes) -> str | None:
    """Return "pdf", "jpg", "png", "ofd", or None for anything else."""
    if content.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n\t ").startswith(b"%PDF-"):
        return "pdf"
    if content.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content.startswith(b"PK\x03\x04") and _is_ofd(content):
        return "ofd"
    return None


def _is_ofd(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return "OFD.xml" in archive.namelist()
    except zipfile.BadZipFile:
        return False


def unpacked(content: bytes) -> int:
    """Return how many bytes a zip says it unpacks to."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return sum(entry.file_size for entry in archive.infolist())


def is_bomb(content: bytes, kind: str, *, pixels: int) -> bool:
    """Whether opening it would fill the memory: an image over `pixels`, an OFD over 200 MB.

    Only headers are read. Raises Broken when a picture has no readable size.
    """
    if kind == "ofd":
        return unpacked(content) > _LIMIT
    if kind in ("jpg", "png"):
        width, height = _png(content) if kind == "png" else _jpeg(content)
        return width * height > pixels
    return False


def _png(content: bytes) -> tuple[int, int]:
    if len(content) < _PNG_HEADER or content[12:16] != b"IHDR":
        raise Broken("png")
    width, height = struct.unpack(">II", content[16:24])
    return int(width), int(height)


def _jpeg(content: bytes) -> tuple[int, int]:
    place = 2
    while place + 9 <= len(content):
        if content[place] != _FILL:
            raise Broken("jpg")
        marker = content[place + 1]
        if marker == _FILL:
            place += 1
            continue
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", content[place + 5 : place + 9])
            return int(width), int(height)
        (length,) = struct.unpack(">H", content[place + 2 : place + 4])
        place += 2 + length
    raise Broken("jpg")
