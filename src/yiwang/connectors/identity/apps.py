from django.apps import AppConfig

from yiwang.connectors.identity import client
from yiwang.kernel.access import ports


class Identity(AppConfig):
    name = "yiwang.connectors.identity"
    label = "connectors_identity"
    verbose_name = "统一身份认证"

    def ready(self) -> None:
        ports.begin.fill(ports.PROVIDER, client.begin)
        ports.finish.fill(ports.PROVIDER, client.finish)
