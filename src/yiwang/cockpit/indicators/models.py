"""Figures as they were computed, by day and organisation; one that changes is superseded, never overwritten."""

from django.db import models
from django.db.models import Q


class Value(models.Model):
    """指标值: of one indicator, for one organisation, as of the end of one day."""

    indicator = models.CharField("指标", max_length=120)
    organisation = models.CharField("机构", max_length=60)
    day = models.DateField("日期")
    numerator = models.DecimalField("分子", max_digits=18, decimal_places=2)
    denominator = models.DecimalField("分母", max_digits=18, decimal_places=2, null=True)
    release = models.CharField("口径版本", max_length=80)
    known_at = models.DateTimeField("算出时间")
    replaced_at = models.DateTimeField("被替换时间", null=True)

    def __str__(self) -> str:
        return f"{self.indicator} {self.day}"

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("indicator", "organisation", "day"),
                condition=Q(replaced_at=None),
                name="one_value_in_force",
            ),
        )
        indexes = (
            models.Index(
                fields=("organisation", "day"),
                condition=Q(replaced_at=None),
                name="values_of_organisation",
            ),
        )
