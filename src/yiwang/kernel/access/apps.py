from django.apps import AppConfig


class Access(AppConfig):
    name = "yiwang.kernel.access"
    label = "kernel_access"
    verbose_name = "权限"
