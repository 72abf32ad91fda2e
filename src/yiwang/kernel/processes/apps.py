from django.apps import AppConfig


class Processes(AppConfig):
    name = "yiwang.kernel.processes"
    label = "kernel_processes"
    verbose_name = "流程"
