"""What was published, kept for ever: a running case stays on the release it began with."""

from django.db import models


class Release(models.Model):
    """发布: the linked canonical form of one declared thing, named by its hash."""

    hash = models.CharField("散列", max_length=80, primary_key=True)
    key = models.CharField("编号", max_length=120)
    kind = models.CharField("种类", max_length=20)
    title = models.CharField("名称", max_length=200)
    body = models.JSONField("内容")
    format = models.PositiveSmallIntegerField("格式版本", default=1)
    published_at = models.DateTimeField("发布时间")

    def __str__(self) -> str:
        return f"{self.key} {self.hash}"

    class Meta:
        indexes = (models.Index("key", "published_at", name="release_by_key"),)


class Current(models.Model):
    """现行版本: which release of a key is in force."""

    key = models.CharField("编号", max_length=120, primary_key=True)
    kind = models.CharField("种类", max_length=20, db_index=True)
    release = models.ForeignKey(Release, models.PROTECT, related_name="+", verbose_name="发布")

    def __str__(self) -> str:
        return self.key


class Region(models.Model):
    """区划: provinces to villages by the 12-digit statistical code."""

    code = models.CharField("代码", max_length=12, primary_key=True)
    name = models.CharField("名称", max_length=80)
    parent = models.CharField("上级代码", max_length=12, blank=True, db_index=True)
    level = models.PositiveSmallIntegerField("层级")  # 1 province … 3 county, 4 town, 5 village

    def __str__(self) -> str:
        return self.name
