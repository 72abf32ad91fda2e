"""Rows that go to the province, and how the line to it stands."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from yiwang.connectors.province.types import OPEN, Kind, State


class Row(models.Model):
    """上报数据: one row of GB/T 39046 about one case. Identifiers are filled in on sending."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField("数据编号", max_length=80)  # number-kind-sequence
    revision = models.PositiveSmallIntegerField("第几次", default=1)
    case = models.UUIDField("办件")
    number = models.CharField("办件编号", max_length=50)
    title = models.CharField("事项名称", max_length=200)
    organisation = models.CharField("实施主体", max_length=60)
    keepers = ArrayField(models.CharField(max_length=60), verbose_name="对接机构", default=list)
    party = models.UUIDField("申请人")
    kind = models.CharField("种类", max_length=10, choices=Kind)
    sequence = models.PositiveSmallIntegerField("序号")
    position = models.BigIntegerField("先后")  # the record's id: rows of a case go in this order
    origin = models.JSONField(
        "由来"
    )  # {event, about, data, nth, at}: what a new revision is made from
    body = models.JSONField("内容")
    overrides = models.JSONField("改填", default=dict)
    state = models.CharField("状态", max_length=10, choices=State, default=State.WAITING)
    problem = models.JSONField("问题", default=list)  # [{field, rule, remedy}]
    attempts = models.PositiveIntegerField("发送次数", default=0)
    reason = models.CharField("改填的理由", max_length=300, blank=True)
    mended_by = models.CharField("改正人", max_length=120, blank=True)
    written_at = models.DateTimeField("写成时间")
    at = models.DateTimeField("状态时间")

    def __str__(self) -> str:
        return f"{self.key} {self.revision}"

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("key", "revision"), name="row_once_per_revision"),
            models.UniqueConstraint(
                fields=("position", "kind", "revision"), name="row_once_per_event"
            ),
        )
        indexes = (
            models.Index(fields=("case", "position"), name="province_row_by_case"),
            models.Index(
                fields=("written_at", "id"), condition=Q(state__in=OPEN), name="province_row_open"
            ),
            models.Index(
                fields=("at", "id"), condition=Q(state=State.REJECTED), name="province_row_rejected"
            ),
        )


class Line(models.Model):
    """线路: since when the province is silent, and when it is asked again. One row."""

    silent_since = models.DateTimeField("无回应始于", null=True)
    next_at = models.DateTimeField("下次再试", null=True)
    attempts = models.PositiveIntegerField("试了几次", default=0)
    note = models.CharField("原因", max_length=200, blank=True)

    def __str__(self) -> str:
        return self.note
