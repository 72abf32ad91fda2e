"""The second wall for who acts for somebody in some items only."""

from django.db import migrations

RUNS = """
CREATE FUNCTION yiwang_runs(party uuid, item text) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT current_setting('yiwang.kind', true) = 'person' AND coalesce(
    party::text || ':' || item
      = ANY (string_to_array(current_setting('yiwang.errands', true), ',')), false)
$$;
COMMENT ON FUNCTION yiwang_runs(uuid, text) IS
  '当前事务的行为人是否受某主体之托办理某事项：授权限于若干事项的，只看见这些事项的行';
"""


class Migration(migrations.Migration):
    dependencies = [("kernel_access", "0002_sight")]
    operations = [migrations.RunSQL(RUNS, "DROP FUNCTION yiwang_runs(uuid, text)")]
