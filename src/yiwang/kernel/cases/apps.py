from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext as _

from yiwang.kernel.messages.ports import about
from yiwang.ui.components import Link


def _case(identity: str) -> Link:
    return Link(_("打开这个办件"), reverse("desk-case", args=[identity]))


class Cases(AppConfig):
    name = "yiwang.kernel.cases"
    label = "kernel_cases"
    verbose_name = "办件"

    def ready(self) -> None:
        about.fill("kernel_cases.case:staff", _case)
