"""Values of indicators: seen by their organisation, superseded and never deleted."""

from django.db import migrations, models

TABLE = "cockpit_indicators_value"
GUARDED = f"""
ALTER TABLE {TABLE} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {TABLE} FORCE ROW LEVEL SECURITY;
CREATE POLICY sees ON {TABLE} USING (yiwang_sees(organisation, NULL))
  WITH CHECK (current_setting('yiwang.kind', true) = 'system');
REVOKE UPDATE, DELETE, TRUNCATE ON {TABLE} FROM yiwang_app;
GRANT UPDATE (replaced_at) ON {TABLE} TO yiwang_app;
"""


class Migration(migrations.Migration):

    initial = True

    dependencies = [("kernel_access", "0002_sight")]

    operations = [
        migrations.CreateModel(
            name='Value',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('indicator', models.CharField(max_length=120, verbose_name='指标')),
                ('organisation', models.CharField(max_length=60, verbose_name='机构')),
                ('day', models.DateField(verbose_name='日期')),
                ('numerator', models.DecimalField(decimal_places=2, max_digits=18, verbose_name='分子')),
                ('denominator', models.DecimalField(decimal_places=2, max_digits=18, null=True, verbose_name='分母')),
                ('release', models.CharField(max_length=80, verbose_name='口径版本')),
                ('known_at', models.DateTimeField(verbose_name='算出时间')),
                ('replaced_at', models.DateTimeField(null=True, verbose_name='被替换时间')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('replaced_at', None)), fields=['organisation', 'day'], name='values_of_organisation')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('replaced_at', None)), fields=('indicator', 'organisation', 'day'), name='one_value_in_force')],
            },
        ),
        migrations.RunSQL(GUARDED, f"DROP POLICY sees ON {TABLE}"),
    ]
