"""The populated city of the tests on leaks: a database of its own for each file."""

import logging
import os
from collections.abc import Iterator

import pytest
from django.conf import settings

from tests.conftest import clone, drop, point
from tests.house.leaks.building import build
from tests.house.leaks.harvest import Found, gather
from tests.house.leaks.times import NOW
from tests.house.leaks.world import World
from yiwang.lib import clock


@pytest.fixture(scope="module")
def world(
    django_db_setup: None,
    django_db_blocker: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[World]:
    """A database of its own, filled once; every request in it is undone."""
    name = f"leaks_{os.getpid()}"
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():  # type: ignore[attr-defined]
        patch.setattr(settings, "ROOT_URLCONF", "tests.house.leaks.urls")
        patch.setattr(settings, "FILES_FOLDER", tmp_path_factory.mktemp("files"))
        patch.setattr(settings, "PROVINCE_FOLDER", tmp_path_factory.mktemp("province"))
        patch.setattr(clock, "now", lambda: NOW)
        patch.setattr(settings, "ALLOWED_HOSTS", ["testserver"])
        clone(name)
        logging.disable(logging.CRITICAL)  # thousands of requests, of which a failure tells
        try:
            yield build()
        finally:
            logging.disable(logging.NOTSET)
            drop(name)
            point(f"test_{os.getpid()}")


@pytest.fixture(scope="module")
def found(world: World) -> Found:
    """The forms of every page, as those who may see it find them."""
    return gather(world)
