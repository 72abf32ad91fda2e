"""What production refuses to start with."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from yiwang.site import home
from yiwang.site.settings import DEFAULT_KEY


def check() -> None:
    """Raise ImproperlyConfigured when a real site would run with what only a demo may have."""
    if settings.DEMO:
        return
    if DEFAULT_KEY in {settings.SECRET_KEY, settings.FIELD_KEY}:
        raise ImproperlyConfigured(
            "正式运行须设 YIWANG_SECRET_KEY 和 YIWANG_FIELD_KEY，不得用默认密钥。"
        )
    if settings.IDENTITY_ISSUER and settings.IDENTITY_SECRET == DEFAULT_KEY:
        raise ImproperlyConfigured("接入统一身份认证平台须设 YIWANG_IDENTITY_SECRET。")
    if settings.PROVINCE_URL and settings.PROVINCE_SECRET == DEFAULT_KEY:
        raise ImproperlyConfigured("接入省统一平台须设 YIWANG_PROVINCE_SECRET。")
    if home.here().accounts.exists():
        raise ImproperlyConfigured(
            "这个数据目录建有演示账号，正式运行请换一个 YIWANG_HOME；演示请加 --demo。"
        )
