from django.apps import AppConfig


class Rules(AppConfig):
    name = "yiwang.kernel.rules"
    label = "kernel_rules"
    verbose_name = "规则"
