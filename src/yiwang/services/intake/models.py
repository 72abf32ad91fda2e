"""Drafts, what was uploaded for them, ratings. Rows carry organisation and party for row security.

A draft of a resident has no organisation: no office sees what was not sent. At a counter it is
the counter's office.
"""

import uuid

from django.db import models
from django.db.models import Q

from yiwang.kernel.cases.types import Channel, Delivery
from yiwang.services.intake.types import Grade, RatingChannel


class Draft(models.Model):
    """草稿: an application being filled in; it pins the release it began with."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField("事项", max_length=120)
    release = models.CharField("版本散列", max_length=80)
    organisation = models.CharField("经办机构", max_length=60, blank=True)
    party = models.UUIDField("申请人")
    agent = models.UUIDField("经办人", null=True)
    channel = models.CharField("申报来源", max_length=10, choices=Channel, default=Channel.ONLINE)
    answers = models.JSONField("填报内容", default=dict)
    page = models.CharField("填到哪页", max_length=60, blank=True)
    phone = models.CharField("联系电话", max_length=30, blank=True)
    address = models.CharField("邮寄地址", max_length=200, blank=True)
    delivery = models.CharField("送达方式", max_length=12, choices=Delivery, blank=True)
    deed = models.UUIDField("提交标识", default=uuid.uuid4, unique=True)
    case = models.UUIDField("办件", null=True)
    version = models.PositiveIntegerField("行版本", default=1)
    opened_at = models.DateTimeField("开始时间")
    saved_at = models.DateTimeField("保存时间")

    def __str__(self) -> str:
        return f"{self.key} {self.id}"

    class Meta:
        indexes = (
            models.Index(
                fields=("party", "-saved_at", "-id"),
                condition=Q(case__isnull=True),
                name="open_draft_by_party",
            ),
        )


class Upload(models.Model):
    """上传的文件: of a draft, or of a case that waits for its supplement."""

    draft = models.ForeignKey(
        Draft, models.CASCADE, related_name="uploads", null=True, verbose_name="草稿"
    )
    case = models.UUIDField("待补正的办件", null=True)
    organisation = models.CharField("经办机构", max_length=60, blank=True)
    party = models.UUIDField("申请人")
    material = models.CharField("材料编号", max_length=60)
    file = models.UUIDField("文件")
    name = models.CharField("文件名", max_length=200)
    size = models.PositiveBigIntegerField("字节数")
    at = models.DateTimeField("上传时间")

    def __str__(self) -> str:
        return self.name

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="upload_of_draft_or_case",
                condition=Q(draft__isnull=False, case__isnull=True)
                | Q(draft__isnull=True, case__isnull=False),
            ),
        )
        indexes = (models.Index(fields=("case",), name="upload_by_case"),)


class Rating(models.Model):
    """好差评: one rating of one handling by the applicant."""

    case = models.UUIDField("办件", unique=True)
    organisation = models.CharField("机构", max_length=60)
    party = models.UUIDField("申请人")
    grade = models.PositiveSmallIntegerField("评价", choices=Grade)
    text = models.TextField("文字", blank=True)
    channel = models.CharField("渠道", max_length=10, choices=RatingChannel)
    at = models.DateTimeField("时间")

    def __str__(self) -> str:
        return f"{self.case} {self.grade}"

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="grade_is_one_of_five", condition=Q(grade__gte=1, grade__lte=5)
            ),
        )
