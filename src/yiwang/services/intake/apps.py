from django.apps import AppConfig


class Intake(AppConfig):
    name = "yiwang.services.intake"
    label = "services_intake"
    verbose_name = "申办"
