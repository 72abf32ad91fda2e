"""Files: a row per upload; rows with the same bytes share one content on disk."""

import uuid

from django.db import models

from yiwang.kernel.files.types import Scan


class StoredFile(models.Model):
    """文件: name, type and digests of stored bytes. Whose file it is, its owner app knows."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField("文件名", max_length=200)
    media_type = models.CharField("类型", max_length=100)
    size = models.PositiveBigIntegerField("字节数")
    digest = models.CharField("摘要", max_length=80, db_index=True)  # sha256:<hex>, also the place
    sm3 = models.CharField("国密摘要", max_length=80)  # sm3:<hex>
    scan = models.CharField("查毒", max_length=20, choices=Scan, default=Scan.UNSCANNED)
    at = models.DateTimeField("存入时间")

    def __str__(self) -> str:
        return str(self.id)
