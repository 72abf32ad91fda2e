"""Typst with a warm compiler: templates beside this app, faces fetched at set-up, nothing else."""

import io
import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any, Literal

import segno
import typst

TEMPLATES = Path(__file__).resolve().parents[1] / "typst"
ARCHIVAL: Literal["a-2a"] = "a-2a"  # PDF/A-2a: tagged, every face embedded
_ONE = Lock()
Place = tuple[int, float, float]  # page from 1, x and y in points from its top left


class NotPrintable(Exception):
    """Typst warned: what would be printed is not what is meant."""


@lru_cache(maxsize=2)
def _compiler(fonts: Path) -> typst.Compiler:
    faces = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts)]
    )
    return typst.Compiler(root=str(TEMPLATES), font_paths=faces)


def compile_pdf(
    template: str, data: Mapping[str, Any], *, fonts: Path, archival: bool = True
) -> bytes:
    """Set `data` in typst/<template>.typ; raises NotPrintable for any warning."""
    pdf, warnings = _compiler(fonts).compile_with_warnings(
        str(TEMPLATES / f"{template}.typ"),
        format="pdf",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        pdf_standards=[ARCHIVAL] if archival else [],
    )
    if warnings:
        raise NotPrintable("; ".join(w.message for w in warnings))
    if not isinstance(pdf, bytes):
        raise TypeError("typst gave no PDF")
    return pdf


def compile_with_seal(
    template: str, data: Mapping[str, Any], *, fonts: Path
) -> tuple[bytes, Place]:
    """Return the PDF and where it wants its seal; one at a time, the query asks what was last set."""
    with _ONE:
        pdf = compile_pdf(template, data, fonts=fonts)
        found = json.loads(_compiler(fonts).query("<seal>", field="value", one=True))
    return pdf, (int(found["page"]), float(found["x"]), float(found["y"]))


def qr(text: str) -> str:
    """Return a QR code as an SVG picture."""
    out = io.BytesIO()
    segno.make(text, error="m").save(
        out, kind="svg", border=0, xmldecl=False, nl=False, dark="#17202a"
    )
    return out.getvalue().decode()
