from django.apps import AppConfig


class Ui(AppConfig):
    name = "yiwang.ui"
    label = "ui"
    verbose_name = "界面"
