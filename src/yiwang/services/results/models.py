"""Documents: what an organ says to a party in writing. Facts of licences live in the register."""

import uuid

from django.db import models
from django.db.models import Q

from yiwang.kernel.cases.models import Case
from yiwang.services.results.types import Kind, State


class Document(models.Model):
    """文书或证照: planned with its number and words, then made, checked, sealed and delivered."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="+", verbose_name="办件")
    organisation = models.CharField("机构", max_length=60)
    party = models.UUIDField("当事人")
    kind = models.CharField("种类", max_length=16, choices=Kind)
    title = models.CharField("标题", max_length=200)
    number = models.CharField("文号或证号", max_length=80, unique=True)
    licence = models.CharField("电子证照标识", max_length=120, blank=True)
    second = models.CharField("第二要素的带密钥摘要", max_length=90, blank=True)
    content = models.JSONField("内容")  # {blocks} of a letter, {fields, dates, public} of a licence
    dated = models.DateField("落款日期")
    until = models.DateField("有效期止", null=True)
    cause = models.CharField("由来", max_length=60)  # makes planning idempotent
    state = models.CharField("状态", max_length=10, choices=State, default=State.PLANNED)
    problem = models.CharField("待处理的问题", max_length=300, blank=True)
    file = models.UUIDField("文件", null=True)
    seal = models.CharField("印章", max_length=200, blank=True)
    demo = models.BooleanField("演示 无效", default=True)
    planned_at = models.DateTimeField("编号时间")
    sealed_at = models.DateTimeField("盖章时间", null=True)

    def __str__(self) -> str:
        return f"{self.title} {self.number}"

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("case", "kind", "cause"), name="one_document_per_cause"
            ),
            models.UniqueConstraint(
                fields=("licence",), condition=~Q(licence=""), name="one_document_per_licence"
            ),
            models.CheckConstraint(
                name="sealed_document_has_file",
                condition=~Q(state=State.SEALED) | (Q(file__isnull=False) & ~Q(seal="")),
            ),
        )
        indexes = (
            models.Index(fields=("party", "-planned_at", "-id"), name="document_by_party"),
            models.Index(
                fields=("organisation", "-planned_at", "-id"), name="document_by_organisation"
            ),
            models.Index(
                fields=("organisation", "planned_at"),
                condition=Q(state=State.BLOCKED),
                name="blocked_document",
            ),
        )


class Serial(models.Model):
    """流水号: the next number under a prefix, taken by one locked row."""

    prefix = models.CharField("前缀", max_length=120, primary_key=True)
    last = models.PositiveIntegerField("末号")

    def __str__(self) -> str:
        return f"{self.prefix}{self.last}"


class Asking(models.Model):
    """How often one address asked /verify within a span of time; the address is a keyed hash."""

    address = models.CharField("地址摘要", max_length=90)
    since = models.DateTimeField("时段开始")
    times = models.PositiveIntegerField("次数", default=0)

    def __str__(self) -> str:
        return str(self.times)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("address", "since"), name="one_count_per_span"),
        )
