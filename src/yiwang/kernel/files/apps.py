from functools import partial

from django.apps import AppConfig
from django.conf import settings

from yiwang.kernel.files.engine import clamav
from yiwang.kernel.files.ports import scan


class Files(AppConfig):
    name = "yiwang.kernel.files"
    label = "kernel_files"
    verbose_name = "文件"

    def ready(self) -> None:
        if settings.CLAMAV:
            scan.fill("scanner", partial(clamav.scan, settings.CLAMAV))
