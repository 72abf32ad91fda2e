from django.apps import AppConfig


class Registers(AppConfig):
    name = "yiwang.kernel.registers"
    label = "kernel_registers"
    verbose_name = "库"
