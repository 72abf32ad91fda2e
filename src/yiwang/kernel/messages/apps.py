from django.apps import AppConfig
from django.utils.module_loading import import_string

from yiwang.kernel.messages.ports import sms


class Messages(AppConfig):
    name = "yiwang.kernel.messages"
    label = "kernel_messages"
    verbose_name = "消息"

    def ready(self) -> None:
        sms.fill("sandbox", import_string("yiwang.kernel.messages.actions.keep_in_sandbox"))
