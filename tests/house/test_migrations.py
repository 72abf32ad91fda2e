"""One line of migrations, named by hand, that say all that the models say."""

import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

ROOT = Path(__file__).resolve().parents[2]


def test_each_app_has_one_head() -> None:
    assert MigrationLoader(None).detect_conflicts() == {}


@pytest.mark.django_db
def test_no_change_of_a_model_lacks_its_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, stdout=StringIO())


def test_migrations_are_named_by_hand() -> None:
    names = [p.stem for p in (ROOT / "src").rglob("migrations/[0-9]*.py")]

    assert [n for n in names if re.search(r"_auto_|_initial$|_alter_|_and_more$", n)] == []


def test_migrations_import_nothing_of_the_apps() -> None:
    found = [
        f"{path}: {line}"
        for path in (ROOT / "src").rglob("migrations/[0-9]*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.match(r"\s*(from|import) yiwang\.\w+\.\w+\.(actions|queries|policies)", line)
    ]

    assert found == []
