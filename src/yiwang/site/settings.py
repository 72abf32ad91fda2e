"""All settings; every variable is read through env() and documented from there."""

import os
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from django.utils.translation import gettext_lazy as _

from yiwang.site import home
from yiwang.site.env import env
from yiwang.site.logs import configure

ROOT = Path(__file__).resolve().parents[3]

DEFAULT_KEY = "only-for-tests"
SECRET_KEY = env("YIWANG_SECRET_KEY", DEFAULT_KEY, help="会话与签名密钥", group="安全")
DEBUG = False
DEMO = env("YIWANG_DEMO", "", help="演示：建立演示账号，产出带“演示 无效”", group="演示") == "1"
ALLOWED_HOSTS = env(
    "YIWANG_HOSTS", "localhost,127.0.0.1,[::1]", help="可访问的主机名", group="网络"
).split(",")
CITY_FOLDER = Path(env("YIWANG_CITY", str(ROOT / "cities/demo"), help="城市目录", group="城市"))
HTTPS = (
    env("YIWANG_HTTPS", "", help="经 HTTPS 提供（Cookie 加 Secure，发 HSTS）", group="网络") == "1"
)
IDLE_MINUTES = int(env("YIWANG_IDLE_MINUTES", "30", help="无操作多少分钟后退出登录", group="安全"))
FIELD_KEY = env(
    "YIWANG_FIELD_KEY", DEFAULT_KEY, help="证件号码等字段的加密与散列密钥", group="安全"
)
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
        "CONN_HEALTH_CHECKS": True,  # the supervisor may have restarted the database
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
    "yiwang.connectors.identity",
    "yiwang.connectors.province",
    "yiwang.services.catalogue",
    "yiwang.services.intake",
    "yiwang.services.halls",
    "yiwang.services.results",
    "yiwang.cockpit.indicators",
]
MIDDLEWARE = [
    "yiwang.site.middleware.health.Health",
    "yiwang.site.middleware.numbers.Numbers",
    "django.middleware.security.SecurityMiddleware",
    "yiwang.site.middleware.headers.Headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "yiwang.ui.look.middleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "yiwang.site.middleware.idle.Idle",
    "yiwang.site.middleware.transactions.Transactions",
    "yiwang.site.middleware.deeds.Deeds",
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
# Its NOTIFY costs 19–39 % of commits under load; a poll each half second would do without it.
PROCRASTINATE_ON_APP_READY = "yiwang.site.jobs.prepare"
AUTH_USER_MODEL = "kernel_access.Account"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("简体中文")), ("zh-hant", _("繁體中文")), ("en", _("English"))]
LOCALE_PATHS = [Path(__file__).resolve().parents[1] / "locale"]
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
STATIC_URL = "/static/"
STATICFILES_DIRS = [("vendor", ROOT / "vendor/web")]
HOME = home.here().folder
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
        str(HOME / "keys/record.key"),
        help="记录日志的签名私钥（Ed25519）",
        group="记录",
    )
)
FILES_FOLDER = Path(env("YIWANG_FILES", str(HOME / "files"), help="文件库目录", group="文件"))
FILES_KEY = env(
    "YIWANG_FILES_KEY",
    "",
    help="文件落盘加密（SM4-GCM）的密钥；不设则不加密，丢失则文件不可读",
    group="文件",
)
FONTS_FOLDER = Path(
    env("YIWANG_FONTS", str(ROOT / "vendor/fonts"), help="文书字体目录", group="文书")
)
SEAL = env("YIWANG_SEAL", "demo", help="印章服务；demo 盖“演示 无效”章", group="文书")
SEAL_FOLDER = Path(
    env("YIWANG_SEAL_KEYS", str(HOME / "keys/seals"), help="演示印章的密钥目录", group="文书")
)
ADDRESS = env(
    "YIWANG_ADDRESS",
    f"http://localhost:{os.environ.get('PORT', '8000')}",
    help="公众访问本站的地址，印在文书的二维码里",
    group="文书",
)
CLAMAV = env(
    "YIWANG_CLAMAV",
    "",
    help="clamd 的套接字路径或 主机:端口；不设则上传标为“未查毒”",
    group="文件",
)
EMAIL_HOST = env(
    "YIWANG_SMTP_HOST", "", help="邮件服务器；不设则不发邮件，消息旁注明", group="消息"
)
EMAIL_PORT = int(env("YIWANG_SMTP_PORT", "587", help="邮件服务器端口", group="消息"))
EMAIL_HOST_USER = env("YIWANG_SMTP_USER", "", help="邮件账号", group="消息")
EMAIL_HOST_PASSWORD = env("YIWANG_SMTP_PASSWORD", "", help="邮件密码", group="消息")
EMAIL_USE_TLS = env("YIWANG_SMTP_TLS", "1", help="1：STARTTLS", group="消息") == "1"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env("YIWANG_MAIL_FROM", "yiwang@localhost", help="发件地址", group="消息")
SMS_PROVIDER = env("YIWANG_SMS", "sandbox", help="短信服务；sandbox 只记录不发送", group="消息")
STATIC_ROOT = env("YIWANG_STATIC", str(ROOT / "build/static"), help="页面资源目录", group="网络")

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

LOGGING = configure(
    env("YIWANG_LOG", "", help="日志文件（JSON 行），空则写到标准错误", group="运行")
)
# the variables that site.home and site.up read before Django starts
env(
    "YIWANG_HOME",
    "",
    help="数据目录；空则 /var/lib/yiwang（root）或 ~/.local/share/yiwang",
    group="运行",
)
env("YIWANG_LISTEN", "0.0.0.0", help="网站监听的地址", group="网络")  # noqa: S104 - a site is there to be reached
PORT = env("PORT", "8000", help="网站端口", group="网络")

# identity: an OpenID Connect platform; the demonstration has a simulator of its own
SIMULATOR = "/simulator/identity"
IDENTITY_ISSUER = env("YIWANG_IDENTITY", "", help="统一身份认证平台的 issuer 地址", group="身份")
IDENTITY_CLIENT = env("YIWANG_IDENTITY_CLIENT", "yiwang", help="在该平台的应用编号", group="身份")
IDENTITY_SECRET = env("YIWANG_IDENTITY_SECRET", DEFAULT_KEY, help="在该平台的密钥", group="身份")
IDENTITY_FRONT = ""  # where a browser finds the issuer, when it is not its own address
IDENTITY_SITTERS = "yiwang.site.demo.sitters.list_sitters"
if DEMO and not IDENTITY_ISSUER:
    IDENTITY_ISSUER, IDENTITY_FRONT = f"http://127.0.0.1:{PORT}{SIMULATOR}", SIMULATOR

# the province: every case writes its rows there; the demonstration has a simulator of its own
PROVINCE_SIMULATOR = "/simulator/province"
PROVINCE_URL = env("YIWANG_PROVINCE", "", help="省统一平台接收办件数据的地址", group="省平台")
PROVINCE_APP = env("YIWANG_PROVINCE_APP", "yiwang", help="在省平台的应用编号", group="省平台")
PROVINCE_SECRET = env(
    "YIWANG_PROVINCE_SECRET", DEFAULT_KEY, help="在省平台的签名密钥（HMAC-SM3）", group="省平台"
)
PROVINCE_FOLDER = HOME / "province"  # what the simulator received
PROVINCE_SIMULATED = DEMO and not PROVINCE_URL
if PROVINCE_SIMULATED:
    PROVINCE_URL = f"http://127.0.0.1:{PORT}{PROVINCE_SIMULATOR}"
