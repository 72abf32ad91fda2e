from django.apps import AppConfig


class Halls(AppConfig):
    name = "yiwang.services.halls"
    label = "services_halls"
    verbose_name = "大厅"
