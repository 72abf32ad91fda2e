from django.apps import AppConfig


class Files(AppConfig):
    name = "yiwang.kernel.files"
    label = "kernel_files"
    verbose_name = "文件"
