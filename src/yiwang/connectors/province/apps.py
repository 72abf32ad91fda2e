from django.apps import AppConfig
from django.utils.module_loading import import_string

from yiwang.kernel.records.ports import listen

WRITE = "yiwang.connectors.province.tasks.write"


class Province(AppConfig):
    name = "yiwang.connectors.province"
    label = "connectors_province"
    verbose_name = "省统一平台"

    def ready(self) -> None:
        for event in import_string("yiwang.connectors.province.actions.EVENTS"):
            listen(event, WRITE)
        panels = import_string("yiwang.kernel.cases.ports.panels")
        panels.fill("province", import_string("yiwang.connectors.province.queries.panel"))
