"""The second wall: drafts, uploads and ratings are seen by their party and their office."""

from django.db import migrations

TABLES = ("draft", "upload", "rating")


def policy(table: str) -> str:
    name = f"services_intake_{table}"
    return (
        f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY;"
        f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY;"
        f"CREATE POLICY sees ON {name} USING (yiwang_sees(organisation, party))"
        f" WITH CHECK (yiwang_sees(organisation, party));"
    )


class Migration(migrations.Migration):
    dependencies = [("services_intake", "0001_drafts"), ("kernel_access", "0002_sight")]
    operations = [
        migrations.RunSQL(policy(t), f"DROP POLICY sees ON services_intake_{t}") for t in TABLES
    ]
