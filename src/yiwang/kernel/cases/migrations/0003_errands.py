"""The second wall: a mandate for some items opens the cases of these items and no other.

Tasks, events, materials and notes follow their case by 0002; what rules decided follows it here.
"""

from django.db import migrations

FORWARD = """
CREATE POLICY runs ON kernel_cases_case USING (yiwang_runs(party, key));
CREATE POLICY runs ON kernel_rules_decision USING (
  EXISTS (SELECT 1 FROM kernel_cases_case o WHERE o.id = about));
"""
BACKWARD = "DROP POLICY runs ON kernel_cases_case; DROP POLICY runs ON kernel_rules_decision;"


class Migration(migrations.Migration):
    dependencies = [
        ("kernel_cases", "0002_row_security"),
        ("kernel_rules", "0002_row_security"),
        ("kernel_access", "0003_errands"),
    ]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
