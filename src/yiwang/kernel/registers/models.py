"""Which registers exist. Their rows live in real typed tables of the schema `reg`."""

from django.db import models


class Register(models.Model):
    """库: a declared register as it was last applied."""

    id = models.CharField("编号", max_length=80, primary_key=True)
    title = models.CharField("名称", max_length=200)
    owner = models.CharField("数源机构", max_length=80)
    body = models.JSONField("声明")  # a declarations.shapes.pack.Data
    applied_at = models.DateTimeField("建立时间")

    def __str__(self) -> str:
        return self.title
