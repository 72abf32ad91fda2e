from django.apps import AppConfig


class Results(AppConfig):
    name = "yiwang.services.results"
    label = "services_results"
    verbose_name = "结果"
