from django.apps import AppConfig


class Catalogue(AppConfig):
    name = "yiwang.services.catalogue"
    label = "services_catalogue"
    verbose_name = "事项"
