"""The second wall: a case is seen by its organisations and its party, whatever the query."""

from django.db import migrations

CASE = """
ALTER TABLE kernel_cases_case ENABLE ROW LEVEL SECURITY;
ALTER TABLE kernel_cases_case FORCE ROW LEVEL SECURITY;
CREATE POLICY sees ON kernel_cases_case USING (
  yiwang_sees(organisation, party)
  OR involved && string_to_array(current_setting('yiwang.orgs', true), ',')::varchar[]
);
"""
BELONGING = ("task", "assignment", "event", "material", "note")


def policy(table: str) -> str:
    """Rows that carry the party and an organisation, or belong to a case that is seen."""
    name = f"kernel_cases_{table}"
    owner, column = ("task", "task_id") if table == "assignment" else ("case", "case_id")
    return (
        f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY;"
        f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY;"
        f"CREATE POLICY sees ON {name} USING (yiwang_sees(organisation, party) OR EXISTS"
        f" (SELECT 1 FROM kernel_cases_{owner} o WHERE o.id = {name}.{column}));"
    )


class Migration(migrations.Migration):
    dependencies = [("kernel_cases", "0001_cases"), ("kernel_access", "0002_sight")]
    operations = [
        migrations.RunSQL(CASE, "DROP POLICY sees ON kernel_cases_case"),
        *(
            migrations.RunSQL(policy(t), f"DROP POLICY sees ON kernel_cases_{t}")
            for t in BELONGING
        ),
    ]
