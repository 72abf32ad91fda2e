from django.apps import AppConfig


class Forms(AppConfig):
    name = "yiwang.kernel.forms"
    label = "kernel_forms"
    verbose_name = "表单"
