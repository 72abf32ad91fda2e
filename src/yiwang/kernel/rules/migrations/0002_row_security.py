"""The second wall: what a rule decided is seen by its organisation and its party, whatever the query."""

from django.db import migrations

TABLES = ("decision",)


def policy(table: str) -> str:
    name = f"kernel_rules_{table}"
    return (
        f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY;"
        f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY;"
        f"CREATE POLICY sees ON {name} USING (yiwang_sees(organisation, party))"
        " WITH CHECK (yiwang_sees(organisation, party));"
    )


class Migration(migrations.Migration):
    dependencies = [("kernel_rules", "0001_decisions"), ("kernel_access", "0002_sight")]
    operations = [
        migrations.RunSQL(policy(t), f"DROP POLICY sees ON kernel_rules_{t}") for t in TABLES
    ]
