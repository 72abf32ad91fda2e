"""The second wall: a mandate for some items opens the drafts of these items and no other."""

from django.db import migrations

FORWARD = """
CREATE POLICY runs ON services_intake_draft USING (yiwang_runs(party, key));
CREATE POLICY runs ON services_intake_upload USING (
  EXISTS (SELECT 1 FROM services_intake_draft o WHERE o.id = draft_id)
  OR EXISTS (SELECT 1 FROM kernel_cases_case o WHERE o.id = services_intake_upload."case"));
CREATE POLICY runs ON services_intake_rating USING (
  EXISTS (SELECT 1 FROM kernel_cases_case o WHERE o.id = services_intake_rating."case"));
"""
BACKWARD = "".join(
    f"DROP POLICY runs ON services_intake_{table};" for table in ("draft", "upload", "rating")
)


class Migration(migrations.Migration):
    dependencies = [
        ("services_intake", "0002_row_security"),
        ("kernel_cases", "0003_errands"),
        ("kernel_access", "0003_errands"),
    ]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
