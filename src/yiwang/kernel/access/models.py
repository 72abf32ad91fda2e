"""Accounts: who may sign in. Roles are appointments in organisations, declared by the city."""

import uuid

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from yiwang.kernel.access.types import AccountKind


class Account(AbstractBaseUser):
    """账号: one person who signs in, a resident or a member of staff."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    username = models.CharField("登录名", max_length=150, unique=True)
    is_active = models.BooleanField("在用", default=True)
    kind = models.CharField("类别", max_length=10, choices=AccountKind, default=AccountKind.PERSON)
    name = models.CharField("姓名", max_length=200, blank=True)
    party = models.OneToOneField(
        "kernel_parties.Party", models.PROTECT, null=True, related_name="+", verbose_name="主体"
    )
    failures = models.PositiveSmallIntegerField("连续登录失败次数", default=0)
    locked_until = models.DateTimeField("锁定至", null=True)
    must_change = models.BooleanField("须改密码", default=False)
    seen_at = models.DateTimeField("最近登录", null=True)
    closed_at = models.DateTimeField("停用时间", null=True)
    epoch = models.PositiveIntegerField("会话代", default=0)  # raised to end every session

    USERNAME_FIELD = "username"
    objects = BaseUserManager["Account"]()

    def __str__(self) -> str:
        return self.username

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="person_account_has_party",
                condition=~Q(kind=AccountKind.PERSON) | Q(party__isnull=False),
            ),
        )


class Appointment(models.Model):
    """任职: an account holds a role in an organisation from one day to another."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(
        Account, models.PROTECT, related_name="appointments", verbose_name="账号"
    )
    role = models.CharField("角色", max_length=80)
    organisation = models.CharField("机构", max_length=80)
    region = models.CharField("区划", max_length=12, blank=True)  # a prefix; empty: everywhere
    since = models.DateField("自")
    until = models.DateField("至", null=True)  # the last day in post
    head = models.BooleanField("机构负责人", default=False)

    def __str__(self) -> str:
        return f"{self.organisation}:{self.role}"

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["account", "organisation", "role"], name="one_appointment_per_role"
            ),
            models.CheckConstraint(
                name="appointment_ends_after_it_begins",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
            ),
        )
