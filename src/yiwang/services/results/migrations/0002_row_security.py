"""The second wall: a document is seen by its organ, its party, and whoever sees its case."""

from django.db import migrations

DOCUMENT = """
ALTER TABLE services_results_document ENABLE ROW LEVEL SECURITY;
ALTER TABLE services_results_document FORCE ROW LEVEL SECURITY;
CREATE POLICY sees ON services_results_document USING (yiwang_sees(organisation, party) OR EXISTS
  (SELECT 1 FROM kernel_cases_case o WHERE o.id = services_results_document.case_id));
REVOKE DELETE, TRUNCATE ON services_results_document FROM yiwang_app;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("services_results", "0001_documents"),
        ("kernel_cases", "0002_row_security"),
        ("kernel_access", "0002_sight"),
    ]
    operations = [migrations.RunSQL(DOCUMENT, "DROP POLICY sees ON services_results_document")]
