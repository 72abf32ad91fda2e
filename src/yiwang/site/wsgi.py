"""What granian serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yiwang.site.settings")
application = get_wsgi_application()

from yiwang.site import guard  # noqa: E402 - settings are read by then

guard.check()
