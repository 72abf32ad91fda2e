"""Tables of the record. Record, Leaf, Head and Disclosure only ever grow; a trigger sees to it."""

from typing import TYPE_CHECKING, ClassVar

from django.db import models

from yiwang.kernel.records.types import JSON

if TYPE_CHECKING:
    _BigInteger = models.BigIntegerField[int, int]
else:
    _BigInteger = models.BigIntegerField  # not generic when it runs


class TransactionId(_BigInteger):
    """PostgreSQL's 64-bit transaction id, which never wraps around."""

    def db_type(self, *_: object, **__: object) -> str:
        return "xid8"

    def get_placeholder(self, *_: object, **__: object) -> str:
        return "%s::text::xid8"

    def from_db_value(self, value: str, *_: object, **__: object) -> int:
        return int(value)


class Record(models.Model):
    """记录: who did what to whose data, when and why; ids and field names only."""

    id = models.BigAutoField(primary_key=True)
    event = models.CharField("事件", max_length=80)
    about_type = models.CharField("对象类型", max_length=80)
    about_id = models.CharField("对象", max_length=80)
    actor = models.CharField("经手人", max_length=200)  # text: an account may go, the record stays
    organisation = models.CharField("机构", max_length=80, blank=True)
    at = models.DateTimeField("时间")
    xid = TransactionId()
    data: "models.JSONField[dict[str, JSON], dict[str, JSON]]" = models.JSONField(
        "要素", default=dict
    )
    leaf = models.CharField("摘要", max_length=80)  # sha256:<hex> of 0x00 and the canonical bytes

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["xid", "id"], name="record_sealing"),
            models.Index(fields=["about_type", "about_id", "-id"], name="record_about"),
            models.Index(fields=["actor", "-id"], name="record_actor"),
            models.Index(fields=["event", "-id"], name="record_event"),
        ]

    def __str__(self) -> str:
        return f"{self.id} {self.event}"


class Leaf(models.Model):
    """Which record stands at which place of the Merkle log."""

    index = models.BigIntegerField(primary_key=True)
    record = models.OneToOneField(Record, on_delete=models.PROTECT, related_name="place")

    def __str__(self) -> str:
        return str(self.index)


class Tile(models.Model):
    """256 tree hashes (C2SP tlog-tiles); only the last tile of each level still grows."""

    level = models.SmallIntegerField()
    index = models.BigIntegerField()
    hashes = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["level", "index"], name="tile_place")
        ]

    def __str__(self) -> str:
        return f"{self.level}/{self.index}"


class Head(models.Model):
    """A signed tree head and how far the rows behind it reach."""

    size = models.BigIntegerField(primary_key=True)
    note = models.TextField()  # C2SP tlog-checkpoint in a C2SP signed-note, Ed25519
    last_xid = TransactionId()
    last_record = models.BigIntegerField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.size)


class Disclosure(models.Model):
    """The index of 谁看过我: one row per person shown; the proof is the record behind it."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT)
    party = models.UUIDField()
    fields: "models.JSONField[list[str], list[str]]" = models.JSONField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["party", "-record"], name="disclosure_party")]

    def __str__(self) -> str:
        return f"{self.record_id} {self.party}"


class Handled(models.Model):
    """A listener has done its part for a record: a repeated job finds this row and does nothing."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT)
    task = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["record", "task"], name="handled_once")
        ]

    def __str__(self) -> str:
        return f"{self.task} {self.record_id}"


class Deed(models.Model):
    """The first outcome of a POST, kept so that a repeat of it gets the same answer."""

    key = models.UUIDField(primary_key=True)
    path = models.CharField(max_length=500)
    actor = models.CharField(max_length=200)
    status = models.PositiveSmallIntegerField(null=True)
    location = models.CharField(max_length=500, blank=True)
    body_digest = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["at"], name="deed_at")]

    def __str__(self) -> str:
        return str(self.key)
