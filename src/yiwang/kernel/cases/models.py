"""办件 and what belongs to it. Rows carry organisation and party, so that row security is cheap."""

import uuid
from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from yiwang.kernel.cases.types import Channel, Deed, Delivery, Outcome, State, TaskState

FAR = date(9999, 12, 31)  # sorts a task without a limit behind the others


class Case(models.Model):
    """办件: one application by one party for one declared thing, in any of the four networks."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField("办件编号", max_length=50, unique=True)
    deed = models.UUIDField("提交标识", unique=True)
    kind = models.CharField("种类", max_length=20, default="service")
    key = models.CharField("事项", max_length=120)
    title = models.CharField("事项名称", max_length=200)
    release = models.CharField("版本散列", max_length=80)
    organisation = models.CharField("实施主体", max_length=60)
    involved = ArrayField(models.CharField(max_length=60), verbose_name="参与机构", default=list)
    received_by = models.CharField("收件机构", max_length=60, blank=True)  # empty: nobody's window
    region = models.CharField("区划", max_length=12, blank=True)
    party = models.UUIDField("申请人")
    agent = models.UUIDField("经办人", null=True)
    applicant = models.JSONField("申请人快照")
    channel = models.CharField("申报来源", max_length=10, choices=Channel)
    delivery = models.CharField("送达方式", max_length=12, choices=Delivery)
    state = models.CharField("状态", max_length=12, choices=State, default=State.RECEIVED)
    outcome = models.CharField("结果", max_length=12, choices=Outcome, blank=True)
    reasons = models.TextField("理由", blank=True)
    decided_by = models.CharField("决定人", max_length=120, blank=True)
    answers = models.JSONField("填报内容", default=dict)
    cells = models.JSONField("数据与来源", default=dict)
    tokens = models.JSONField("流程位置", null=True)
    promised_due = models.DateField("承诺办结日", null=True)
    statutory_due = models.DateField("法定办结日", null=True)
    tentative = models.BooleanField("日期暂定", default=False)
    received_at = models.DateTimeField("收件时间")
    accepted_at = models.DateTimeField("受理时间", null=True)
    decided_at = models.DateTimeField("决定时间", null=True)
    closed_at = models.DateTimeField("办结时间", null=True)
    version = models.PositiveIntegerField("行版本", default=1)

    def __str__(self) -> str:
        return self.number

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="closed_case_has_outcome", condition=~Q(state=State.CLOSED) | ~Q(outcome="")
            ),
            models.CheckConstraint(
                name="adverse_outcome_has_reasons_and_name",
                condition=~Q(outcome__in=(Outcome.REFUSED, Outcome.DECLINED))
                | (~Q(reasons="") & Q(decided_by__startswith="staff:")),
            ),
        )
        indexes = (
            models.Index(
                fields=("organisation", "-received_at", "-id"), name="case_by_organisation"
            ),
            models.Index(fields=("party", "-received_at", "-id"), name="case_by_party"),
            models.Index(
                fields=("received_by", "-received_at", "-id"),
                condition=~Q(received_by=""),
                name="case_by_window",
            ),
        )


class Task(models.Model):
    """环节: one step of a case that waits for a person."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="tasks", verbose_name="办件")
    organisation = models.CharField("机构", max_length=60)
    party = models.UUIDField("申请人")
    token = models.CharField("流程令牌", max_length=40)
    node = models.CharField("流程节点", max_length=80)
    name = models.CharField("名称", max_length=80)
    deed = models.CharField("要做的事", max_length=10, choices=Deed)
    role = models.CharField("角色", max_length=60)
    signers = models.PositiveSmallIntegerField("须几人", default=1)
    state = models.CharField("状态", max_length=10, choices=TaskState, default=TaskState.OPEN)
    due = models.DateField("到期日", default=FAR)
    outcome = models.CharField("结果", max_length=20, blank=True)
    opinion = models.TextField("意见", blank=True)
    opened_at = models.DateTimeField("开始时间")
    done_at = models.DateTimeField("完成时间", null=True)
    version = models.PositiveIntegerField("行版本", default=1)

    def __str__(self) -> str:
        return self.name

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("case", "token"),
                condition=Q(state=TaskState.OPEN),
                name="one_open_task_per_token",
            ),
        )
        indexes = (
            models.Index(
                fields=("organisation", "role", "due", "id"),
                condition=Q(state=TaskState.OPEN),
                name="todo_by_role",
            ),
        )


class Assignment(models.Model):
    """承办: who took a task, and what they signed."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="assignments", verbose_name="环节")
    organisation = models.CharField("机构", max_length=60)
    party = models.UUIDField("申请人")
    account = models.CharField("承办人", max_length=120)
    name = models.CharField("姓名", max_length=80)
    outcome = models.CharField("结果", max_length=20, blank=True)
    opinion = models.TextField("意见", blank=True)
    evidence = models.JSONField("现场记录", default=list)
    claimed_at = models.DateTimeField("领取时间")
    signed_at = models.DateTimeField("签署时间", null=True)

    def __str__(self) -> str:
        return self.name

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("task", "account"), name="one_assignment_per_person"),
        )


class Event(models.Model):
    """时钟事件: what the clock is reckoned from; never changed, only added."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="events", verbose_name="办件")
    organisation = models.CharField("机构", max_length=60)
    party = models.UUIDField("申请人")
    kind = models.CharField("事件", max_length=24)
    at = models.DateTimeField("时间")
    actor = models.CharField("何人", max_length=120)
    basis = models.CharField("依据", max_length=200, blank=True)
    days = models.PositiveSmallIntegerField("天数", null=True)
    note = models.TextField("说明", blank=True)

    def __str__(self) -> str:
        return self.kind


class Material(models.Model):
    """材料: a file that was handed in, or the register or licence that already knows it."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="materials", verbose_name="办件")
    organisation = models.CharField("机构", max_length=60)
    party = models.UUIDField("申请人")
    material = models.CharField("材料编号", max_length=60)
    title = models.CharField("材料名称", max_length=200)
    source = models.CharField("来源", max_length=80)
    file = models.UUIDField("文件", null=True)
    note = models.CharField("说明", max_length=200, blank=True)
    added_at = models.DateTimeField("提交时间")
    replaced_at = models.DateTimeField("被替换时间", null=True)

    def __str__(self) -> str:
        return self.title


class Note(models.Model):
    """办件内问答: what the applicant asks and the handler answers, inside the case."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="notes", verbose_name="办件")
    organisation = models.CharField("机构", max_length=60)
    party = models.UUIDField("申请人")
    from_applicant = models.BooleanField("申请人所写")
    author = models.CharField("作者", max_length=80)
    text = models.TextField("内容")
    at = models.DateTimeField("时间")

    def __str__(self) -> str:
        return self.text[:20]


class Serial(models.Model):
    """流水号: the next number under a prefix, taken by one locked row."""

    prefix = models.CharField("前缀", max_length=60, primary_key=True)
    last = models.PositiveIntegerField("末号")

    def __str__(self) -> str:
        return f"{self.prefix}{self.last}"
