"""The second wall: what a policy of row-level security asks about the actor of a transaction."""

from django.db import migrations

SEES = """
CREATE FUNCTION yiwang_sees(organisation text, party uuid) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE current_setting('yiwang.kind', true)
    WHEN 'system' THEN true
    WHEN 'staff' THEN coalesce(
      organisation = ANY (string_to_array(current_setting('yiwang.orgs', true), ',')), false)
    WHEN 'person' THEN coalesce(
      party::text = ANY (string_to_array(current_setting('yiwang.parties', true), ',')), false)
    ELSE false
  END
$$;
COMMENT ON FUNCTION yiwang_sees(text, uuid) IS
  '当前事务的行为人能否看见某机构、某主体的行：系统全见，工作人员看其机构，个人看其可代表的主体，未设则不可见';
"""


class Migration(migrations.Migration):
    dependencies = [("kernel_access", "0001_accounts")]
    operations = [migrations.RunSQL(SEES, "DROP FUNCTION yiwang_sees(text, uuid)")]
