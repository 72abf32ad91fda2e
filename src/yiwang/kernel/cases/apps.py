from django.apps import AppConfig


class Cases(AppConfig):
    name = "yiwang.kernel.cases"
    label = "kernel_cases"
    verbose_name = "办件"
