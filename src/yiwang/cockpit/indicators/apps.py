from django.apps import AppConfig


class Indicators(AppConfig):
    name = "yiwang.cockpit.indicators"
    label = "cockpit_indicators"
    verbose_name = "指标"
