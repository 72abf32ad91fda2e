from django.apps import AppConfig


class Messages(AppConfig):
    name = "yiwang.kernel.messages"
    label = "kernel_messages"
    verbose_name = "消息"
