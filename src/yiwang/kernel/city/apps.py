from django.apps import AppConfig


class City(AppConfig):
    name = "yiwang.kernel.city"
    label = "kernel_city"
    verbose_name = "城市"
