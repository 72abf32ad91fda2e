"""A certificate made whole (checked, set, sealed) against typst setting the same page alone.

The setting is warm on both sides and every certificate has its own number and holder, so that
nothing is remembered from the one before. The rest of the ratio is the price of a signature.
"""

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.bench import Line

COUNT = 60
RATIO = 5.0
PER_SECOND = 10.0
HOLDERS = "示例市{}号𠮷祥餐饮服务有限公司"


def page(number: int) -> dict[str, object]:
    facts = ("经营者名称", "统一社会信用代码", "法定代表人", "住所", "经营场所", "主体业态")
    return {
        "mark": "演示 无效",
        "organ": "示例市市场监督管理局",
        "title": "食品经营许可证",
        "number": f"JY2440703{number:06d}",
        "case": f"{number:043d}",
        "day": [2026, 3, 2],
        "date": "2026年3月2日",
        "verify_host": "example.gov.cn",
        "code_title": "证照标识",
        "code": f"1.2.156.3005.2.{number:020d}",
        "foot": "咨询 0750-0000013",
        "fields": [{"title": t, "value": HOLDERS.format(number)} for t in facts],
        "dates": [{"title": "有效期至", "value": "2031年3月1日"}],
    }


@contextmanager
def keys() -> Iterator[None]:
    from django.conf import settings

    with tempfile.TemporaryDirectory(prefix="yiwang-bench-") as folder:
        settings.SEAL_FOLDER = Path(folder)
        yield


def bare(fonts: Path) -> float:
    from yiwang.services.results.engine import typesetting

    began = time.perf_counter()
    for number in range(COUNT):
        data = {**page(number), "qr": typesetting.qr(f"https://example.gov.cn/verify/{number}")}
        typesetting.compile_pdf("certificate", data, fonts=fonts)
    return time.perf_counter() - began


def whole(fonts: Path) -> float:
    from yiwang.services.results.engine import faces, sealing, typesetting
    from yiwang.services.results.types import Stamp

    began = time.perf_counter()
    for number in range(COUNT, 2 * COUNT):
        data = {**page(number), "qr": typesetting.qr(f"https://example.gov.cn/verify/{number}")}
        assert not faces.missing(faces.texts({**data, "qr": ""}), fonts)
        pdf, place = typesetting.compile_with_seal("certificate", data, fonts=fonts)
        sealing.seal(pdf, Stamp("bureau", "示例市市场监督管理局", "11440700DM00000487", *place))
    return time.perf_counter() - began


def run() -> list[Line]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yiwang.site.settings")
    import django

    django.setup()
    from django.conf import settings

    fonts = Path(settings.FONTS_FOLDER)
    with keys():
        whole(fonts)  # warm: faces read, key and seal made
        floor, spent = bare(fonts), whole(fonts)
    return [
        Line("documents.per_second", COUNT / spent, "1/s", PER_SECOND, at_least=True),
        Line("documents.ratio", spent / floor, "× bare typst", RATIO),
    ]
