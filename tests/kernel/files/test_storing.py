import os
import struct
import zipfile
import zlib
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import LazySettings

from yiwang.kernel.files import actions, queries
from yiwang.kernel.files.engine import shelf
from yiwang.kernel.files.models import StoredFile
from yiwang.kernel.files.ports import scan
from yiwang.kernel.files.types import Scanned
from yiwang.kernel.records.models import Record
from yiwang.lib.actor import Actor, Kind
from yiwang.lib.refused import Refused

pytestmark = pytest.mark.django_db
NOW = datetime.now(tz=UTC)
PERSON = Actor(kind=Kind.PERSON, id="p1")
PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\n%%EOF\n"


def png(width: int = 2, height: int = 2) -> bytes:
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))


def jpg(width: int = 2, height: int = 2) -> bytes:
    frame = struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\x00"
    return b"\xff\xd8\xff\xe0\x00\x04ab\xff\xff\xc0" + frame + b"\xff\xd9"


def ofd(entry: str = "OFD.xml") -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(entry, "<ofd/>")
    return out.getvalue()


def store(content: bytes = PDF, name: str = "合同.pdf", *, limit: int = 1_000_000) -> StoredFile:
    return actions.store(
        content=content,
        name=name,
        accept=("pdf", "jpg", "png", "ofd"),
        limit=limit,
        actor=PERSON,
        at=NOW,
    )


def test_a_stored_file_reads_back_and_names_its_digests() -> None:
    file = store()

    assert queries.read(queries.get_file(file.pk)) == PDF
    assert (file.name, file.media_type, file.size) == ("合同.pdf", "application/pdf", len(PDF))
    assert file.digest.startswith("sha256:")
    assert file.sm3.startswith("sm3:")
    assert file.scan == "unscanned"


def test_a_stored_file_leaves_a_record_without_its_name() -> None:
    file = store()

    row = Record.objects.get(event="file.stored", about_id=str(file.pk))
    assert row.data == {"digest": file.digest, "size": len(PDF), "scan": "unscanned"}


@pytest.mark.parametrize(
    ("content", "name", "media_type"),
    [
        (png(), "a.PNG", "image/png"),
        (jpg(), "a.jpeg", "image/jpeg"),
        (ofd(), "a.ofd", "application/ofd"),
        (PDF, "C:\\我的文件\\a\x00.pdf", "application/pdf"),
    ],
)
def test_the_type_is_told_by_the_bytes(content: bytes, name: str, media_type: str) -> None:
    assert store(content, name).media_type == media_type


def test_a_path_in_the_name_is_dropped() -> None:
    assert store(PDF, "../../etc/a.pdf").name == "a.pdf"
    assert len(store(PDF, "长" * 500 + ".pdf").name) == 200


@pytest.mark.parametrize(
    ("content", "name", "code", "remedy"),
    [
        (b"", "a.pdf", "file-empty", "重新选择"),
        (b"MZ\x90\x00", "a.pdf", "file-type", "转换格式"),
        (ofd("word/document.xml"), "a.ofd", "file-type", "转换格式"),
        (b"PK\x03\x04broken", "a.ofd", "file-type", "转换格式"),
        (png(), "a.pdf", "file-disguised", "后缀改为 .png"),
        (png(100_000, 100_000), "a.png", "file-bomb", "降低分辨率"),
        (jpg(60_000, 60_000), "a.jpg", "file-bomb", "降低分辨率"),
        (b"\xff\xd8\xff\xe0\x00\x04ab", "a.jpg", "file-broken", "重新扫描"),
        (b"\xff\xd8\xff\xe0\x00\x04ab12345678901", "a.jpg", "file-broken", "重新扫描"),
        (b"\x89PNG\r\n\x1a\n12", "a.png", "file-broken", "重新扫描"),
    ],
)
def test_a_bad_file_is_refused_with_field_and_remedy(
    content: bytes, name: str, code: str, remedy: str
) -> None:
    with pytest.raises(Refused, match=remedy) as refused:
        store(content, name)

    assert (refused.value.code, refused.value.field) == (code, "file")
    assert not StoredFile.objects.exists()


def test_a_file_over_the_limit_is_refused_with_both_sizes() -> None:
    with pytest.raises(Refused, match="超过上限") as refused:
        store(PDF + b" " * 3_000_000, limit=1024 * 1024)

    assert "2.9 MB" in refused.value.message
    assert "1 MB" in refused.value.message


@pytest.fixture
def scanner(monkeypatch: pytest.MonkeyPatch) -> dict[str, Scanned]:
    answer = {"now": Scanned(done=True)}
    monkeypatch.setattr(scan, "_filled", {"scanner": lambda _content: answer["now"]})
    return answer


def test_a_scanned_file_says_so(scanner: dict[str, Scanned]) -> None:
    assert store().scan == "clean"
    assert queries.has_scanner()


def test_a_file_is_unscanned_while_the_scanner_is_away(scanner: dict[str, Scanned]) -> None:
    scanner["now"] = Scanned(done=False)

    assert store().scan == "unscanned"


def test_a_virus_is_refused_and_not_kept(scanner: dict[str, Scanned], folder: Path) -> None:
    scanner["now"] = Scanned(done=True, virus="Eicar-Test-Signature")

    with pytest.raises(Refused, match="Eicar-Test-Signature"):
        store()

    assert not list(folder.glob("??/??/*"))


def test_the_same_bytes_are_kept_once_for_many_rows(folder: Path) -> None:
    first, second = store(), store(PDF, "另一份.pdf")

    assert first.digest == second.digest
    assert len(list(folder.glob("??/??/*"))) == 1


def test_changed_or_missing_bytes_are_noticed_on_reading(folder: Path) -> None:
    file = store()
    path = shelf.place(folder, file.digest)

    path.write_bytes(PDF + b"!")
    with pytest.raises(shelf.Damaged, match="changed"):
        queries.read(file)
    path.unlink()
    with pytest.raises(shelf.Damaged, match="missing"):
        queries.read(file)


def test_the_sweep_takes_old_orphans_and_drafts_only(folder: Path) -> None:
    kept = store()
    orphan, young = shelf.put(folder, b"orphan"), shelf.put(folder, b"young")
    draft = shelf.place(folder, kept.digest).with_name(".draft")
    draft.write_bytes(b"half")
    yesterday = (NOW - timedelta(hours=25)).timestamp()
    for path in (shelf.place(folder, kept.digest), shelf.place(folder, orphan), draft):
        os.utime(path, (yesterday, yesterday))

    removed = actions.sweep(at=NOW)

    assert removed == 2
    assert queries.read(kept) == PDF
    assert shelf.get(folder, young) == b"young"
    assert not shelf.place(folder, orphan).exists()


def test_what_the_system_made_needs_no_scan() -> None:
    file = actions.store_own(
        content=PDF, name="决定书.pdf", media_type="application/pdf", actor=PERSON, at=NOW
    )

    assert file.get_scan_display() == "系统生成"


def test_with_a_key_files_lie_encrypted_and_read_back_plain(
    folder: Path, settings: LazySettings
) -> None:
    plain = store(PDF + b"1")
    settings.FILES_KEY = "secret"
    file = store()

    (on_disk,) = folder.glob("??/??/*.sm4")
    assert b"PDF" not in on_disk.read_bytes()
    assert queries.read(file) == PDF
    assert queries.read(plain) == PDF + b"1"
    assert actions.sweep(at=NOW + timedelta(days=3)) == 0
    for key, problem in (("", "no key"), ("other", "another key")):
        settings.FILES_KEY = key
        with pytest.raises(shelf.Damaged, match=problem):
            queries.read(file)


def test_what_came_in_unscanned_is_shown_to_the_scanner_later(
    scanner: dict[str, Scanned],
) -> None:
    scanner["now"] = Scanned(done=False)
    good, bad = store(), store(PDF + b"!")
    assert queries.list_unscanned() == sorted((good, bad), key=lambda f: f.pk)
    assert actions.scan_again(file_id=good.pk, at=NOW).scan == "unscanned"

    scanner["now"] = Scanned(done=True)
    assert actions.scan_again(file_id=good.pk, at=NOW).scan == "clean"
    scanner["now"] = Scanned(done=True, virus="Eicar")
    infected = actions.scan_again(file_id=bad.pk, at=NOW)

    assert infected.get_scan_display() == "有病毒"
    assert queries.list_unscanned() == []
    with pytest.raises(Refused, match="重新上传"):
        queries.read(infected)
