"""All settings; every variable is read through env() and documented from there."""

from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from django.utils.translation import gettext_lazy as _

from yiwang.site.database import home
from yiwang.site.env import env

ROOT = Path(__file__).resolve().parents[3]

SECRET_KEY = env(
    "YIWANG_SECRET_KEY", "only-for-tests-and-demo", help="会话与签名密钥", group="安全"
)
DEBUG = False
DEMO = env("YIWANG_DEMO", "", help="演示：建立演示账号，产出带“演示 无效”", group="演示") == "1"
ALLOWED_HOSTS = env(
    "YIWANG_HOSTS", "localhost,127.0.0.1,[::1]", help="可访问的主机名", group="网络"
).split(",")
CITY_FOLDER = Path(env("YIWANG_CITY", str(ROOT / "cities/demo"), help="城市目录", group="城市"))
PACKS_FOLDER = Path(env("YIWANG_PACKS", str(ROOT / "packs"), help="包目录", group="城市"))


def _database(url: str) -> dict[str, object]:
    parts = urlsplit(url)
    query = parse_qs(parts.query)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or (query["host"][0] if "host" in query else ""),
        "PORT": str(parts.port or ""),
        "ATOMIC_REQUESTS": False,  # site.middleware opens the one transaction of a request
        "CONN_MAX_AGE": 60,
        "OPTIONS": {"application_name": "yiwang"},
    }


DATABASES = {
    # web and worker: no superuser, not the owner, under row-level security
    "default": _database(
        env(
            "YIWANG_DATABASE_URL",
            "postgresql://yiwang_app@/yiwang",
            help="应用连接（yiwang_app）",
            group="数据库",
        )
    ),
    # migrations and `yiwang apply`
    "owner": _database(
        env(
            "YIWANG_OWNER_URL",
            "postgresql://yiwang_owner@/yiwang",
            help="属主连接（迁移、apply）",
            group="数据库",
        )
    ),
}
DATABASE_ROUTERS: list[str] = []

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "procrastinate.contrib.django",
    "yiwang.ui",
    "yiwang.kernel.city",
    "yiwang.kernel.records",
    "yiwang.kernel.parties",
    "yiwang.kernel.access",
    "yiwang.kernel.files",
    "yiwang.kernel.forms",
    "yiwang.kernel.rules",
    "yiwang.kernel.messages",
    "yiwang.kernel.registers",
    "yiwang.kernel.processes",
    "yiwang.kernel.cases",
    "yiwang.services.catalogue",
    "yiwang.services.intake",
    "yiwang.services.results",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]
ROOT_URLCONF = "yiwang.site.urls"
WSGI_APPLICATION = "yiwang.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request"],
            "string_if_invalid": "",
        },
    }
]
AUTH_USER_MODEL = "kernel_access.Account"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("简体中文")), ("zh-hant", _("繁體中文")), ("en", _("English"))]
LOCALE_PATHS = [Path(__file__).resolve().parents[1] / "locale"]
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
STATIC_URL = "/static/"
STATICFILES_DIRS = [ROOT / "vendor"]
STATIC_ROOT = ROOT / "build/static"

HOME = home()
# the record: whose log it is, and the Ed25519 key (made at first use) that signs its head
RECORD_ORIGIN = env(
    "YIWANG_RECORD_ORIGIN",
    "yiwang.example/record",
    help="记录日志的名称（C2SP origin）",
    group="记录",
)
RECORD_KEY_FILE = Path(
    env(
        "YIWANG_RECORD_KEY",
        str(HOME / "record.key"),
        help="记录日志的签名私钥（Ed25519）",
        group="记录",
    )
)
FILES_FOLDER = Path(env("YIWANG_FILES", str(HOME / "files"), help="文件库目录", group="文件"))
CLAMAV = env(
    "YIWANG_CLAMAV",
    "",
    help="clamd 的套接字路径或 主机:端口；不设则上传标为“未查毒”",
    group="文件",
)
