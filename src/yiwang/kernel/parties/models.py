"""Parties: who applies, and who may act for whom. Identifiers are kept sealed, found by keyed hash."""

import uuid

from django.db import models
from django.db.models import F, Q

from yiwang.kernel.parties.types import ContactKind, MandateKind, NumberKind, PartyKind


class Party(models.Model):
    """主体: a person, a firm or an organ; a person's and a firm's rows share its id."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField("类别", max_length=10, choices=PartyKind)
    name = models.CharField("名称", max_length=200)
    sort_key = models.CharField("排序键", max_length=1600)
    number_kind = models.CharField("证件类型", max_length=20, choices=NumberKind)
    number_digest = models.CharField("证件号码的带密钥散列", max_length=80)
    number_sealed = models.TextField("加密的证件号码")
    registered_at = models.DateTimeField("登记时间")

    def __str__(self) -> str:
        return self.name

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["number_kind", "number_digest"], name="one_party_per_number"
            ),
        )
        indexes = (models.Index("sort_key", name="party_by_pinyin"),)


class Person(models.Model):
    """自然人."""

    party = models.OneToOneField(
        Party, models.PROTECT, primary_key=True, related_name="person", verbose_name="主体"
    )
    born = models.DateField("出生日期", null=True)

    def __str__(self) -> str:
        return self.party.name


class Firm(models.Model):
    """法人或其他组织."""

    party = models.OneToOneField(
        Party, models.PROTECT, primary_key=True, related_name="firm", verbose_name="主体"
    )
    representative = models.CharField("法定代表人", max_length=200, blank=True)

    def __str__(self) -> str:
        return self.party.name


class Mandate(models.Model):
    """授权委托: one person may act for another party, for some items or all, for a time."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    principal = models.ForeignKey(
        Party, models.PROTECT, related_name="mandates_given", verbose_name="委托人"
    )
    agent = models.ForeignKey(
        Party, models.PROTECT, related_name="mandates_held", verbose_name="受托人"
    )
    kind = models.CharField("种类", max_length=20, choices=MandateKind)
    items = models.JSONField("事项", default=list)  # ids of items; empty: all
    since = models.DateField("自")
    until = models.DateField("至", null=True)  # the last day on which it holds
    proof = models.UUIDField("证明文件", null=True)  # a stored file
    ended_at = models.DateTimeField("终止时间", null=True)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.since}"

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="mandate_is_for_another", condition=~Q(principal=F("agent"))
            ),
            models.CheckConstraint(
                name="mandate_ends_after_it_begins",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
            ),
        )


class Contact(models.Model):
    """联系方式: where a party is reached; the party corrects it."""

    party = models.ForeignKey(Party, models.PROTECT, related_name="contacts", verbose_name="主体")
    kind = models.CharField("种类", max_length=10, choices=ContactKind)
    sealed = models.TextField("加密的内容")
    since = models.DateTimeField("更新时间")

    def __str__(self) -> str:
        return self.get_kind_display()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["party", "kind"], name="one_contact_per_kind"),
        )
