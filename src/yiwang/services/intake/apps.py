from django.apps import AppConfig
from django.utils.module_loading import import_string

from yiwang.services.catalogue.ports import waiting


class Intake(AppConfig):
    name = "yiwang.services.intake"
    label = "services_intake"
    verbose_name = "申办"

    def ready(self) -> None:
        waiting.fill("intake", import_string("yiwang.services.intake.pages.mine.list_waiting"))
