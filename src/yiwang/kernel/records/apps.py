from django.apps import AppConfig


class Records(AppConfig):
    name = "yiwang.kernel.records"
    label = "kernel_records"
    verbose_name = "记录"
