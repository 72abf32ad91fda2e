"""PAdES with pyHanko: the visible round seal and the signature are one.

Only worker tasks load this module, by name: it is heavy, and a signature takes about 30 ms.
"""

import io
from datetime import timedelta
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from pyhanko.pdf_utils.content import ImportedPdfPage
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.stamp import StaticStampStyle

from yiwang.lib import clock
from yiwang.services.results.engine import keys, typesetting
from yiwang.services.results.types import Stamp

RADIUS = 21 / 25.4 * 72  # points; the seal measures 42 mm
FIELD = "OrganSeal"
ROOM = 16_384  # hexadecimal digits for the signature: told, pyHanko need not sign twice


def seal(pdf: bytes, stamp: Stamp) -> bytes:
    """Seal a PDF with the demonstration seal of an organ, at the place of the stamp."""
    folder = Path(settings.SEAL_FOLDER)
    signer = _signer(folder, stamp.organisation, stamp.title)
    picture = _picture(folder, stamp.organisation, stamp.title)
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=True)
    height = _height(writer, stamp.page)
    box = (
        round(stamp.x - RADIUS),
        round(height - stamp.y - RADIUS),
        round(stamp.x + RADIUS),
        round(height - stamp.y + RADIUS),
    )
    place = fields.SigFieldSpec(FIELD, on_page=stamp.page - 1, box=box)
    metadata = signers.PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        name=f"{stamp.title}（{keys.MARK}）",
        reason="演示电子印章，没有法律效力",
        location=stamp.code,
        subfilter=fields.SigSeedSubFilter.PADES,
    )
    style = StaticStampStyle(
        background=ImportedPdfPage(str(picture)), background_opacity=0.88, border_width=0
    )
    sealed = signers.PdfSigner(
        metadata, signer=signer, stamp_style=style, new_field_spec=place
    ).sign_pdf(writer, bytes_reserved=ROOM)
    return bytes(sealed.getvalue())


def _height(writer: IncrementalPdfFileWriter, page: int) -> float:
    found, _ = writer.find_page_for_modification(page - 1)
    return float(found.get_object()["/MediaBox"][3])


@lru_cache(maxsize=64)
def _signer(folder: Path, organisation: str, title: str) -> signers.SimpleSigner:
    at = clock.now() - timedelta(minutes=5)
    key, certificate = keys.prepare(folder, organisation=organisation, title=title, at=at)
    signer: signers.SimpleSigner | None = signers.SimpleSigner.load(
        str(key), str(certificate), ca_chain_files=(str(folder / "ca.crt"),)
    )
    if signer is None:
        raise OSError(f"the demonstration seal of {organisation} cannot be read")
    return signer


@lru_cache(maxsize=64)
def _picture(folder: Path, organisation: str, title: str) -> Path:
    file = folder / f"{organisation}.seal.pdf"
    data = {"organ": title, "mark": keys.MARK, "purpose": ""}
    fonts = Path(settings.FONTS_FOLDER)
    file.write_bytes(typesetting.compile_pdf("seal", data, fonts=fonts, archival=False))
    return file
