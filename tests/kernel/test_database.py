import pytest
from django.db import connection


@pytest.mark.django_db
def test_the_application_connects_without_powers() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user"
        )

        assert cursor.fetchone() == ("yiwang_app", False, False)
