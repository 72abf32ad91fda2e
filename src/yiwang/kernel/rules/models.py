"""What a table decided, from what, by which rules; kept with the case it belongs to."""

from django.db import models


class Decision(models.Model):
    """规则裁量记录: one evaluation of one decision of one release."""

    about = models.UUIDField("办件", db_index=True)
    organisation = models.CharField("机构", max_length=60)
    party = models.UUIDField("申请人")
    release = models.CharField("版本散列", max_length=80)
    decision = models.CharField("规则", max_length=80)
    inputs = models.JSONField("输入与来源")
    outputs = models.JSONField("输出")
    matches = models.JSONField("命中的规则")
    at = models.DateTimeField("时间")

    def __str__(self) -> str:
        return self.decision
