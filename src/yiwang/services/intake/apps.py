from django.apps import AppConfig
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from yiwang.kernel.messages.ports import about
from yiwang.services.catalogue.ports import waiting
from yiwang.ui.components import Link


def _case(identity: str) -> Link:
    return Link(_("看这个办件"), reverse("my-case", args=[identity]))


class Intake(AppConfig):
    name = "yiwang.services.intake"
    label = "services_intake"
    verbose_name = "申办"

    def ready(self) -> None:
        waiting.fill("intake", import_string("yiwang.services.intake.pages.mine.list_waiting"))
        about.fill("kernel_cases.case:person", _case)
