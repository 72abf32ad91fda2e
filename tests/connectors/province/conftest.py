"""A province that really speaks HTTP: the simulator behind a server on a loopback port."""

import threading
from collections.abc import Iterator
from pathlib import Path
from socketserver import ThreadingMixIn
from uuid import UUID
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.conf import LazySettings
from django.core.handlers.wsgi import WSGIHandler
from django.test import override_settings

from tests.connectors.province.town import ROBOT, publish
from yiwang.connectors.province.simulator.desk import Desk
from yiwang.kernel.access.actions import set_actor


class Threaded(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def province(settings: LazySettings, tmp_path: Path) -> Iterator[Desk]:
    settings.ROOT_URLCONF = "tests.connectors.province.urls"
    settings.PROVINCE_FOLDER = tmp_path
    settings.PROVINCE_SECRET = "shared"
    with override_settings(MIDDLEWARE=[]):
        peer = WSGIHandler()  # not our house: no session, no database
    server = make_server("127.0.0.1", 0, peer, server_class=Threaded, handler_class=Quiet)
    settings.PROVINCE_URL = f"http://127.0.0.1:{server.server_port}/simulator/province"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield Desk(tmp_path)
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def party(db: None) -> UUID:
    set_actor(ROBOT)
    return publish()
