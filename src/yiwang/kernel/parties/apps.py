from django.apps import AppConfig


class Parties(AppConfig):
    name = "yiwang.kernel.parties"
    label = "kernel_parties"
    verbose_name = "主体"
