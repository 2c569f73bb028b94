from django.db import migrations

# What a transcript tells in indirect speech is `rendered` now (decision 28): `rebuild_published --missing` makes these
# projections again.
TOLD = """
    DELETE FROM archive_publishedreport
    WHERE report_id IN (
        SELECT report_id FROM archive_publishedpart WHERE speech = 'indirect' AND wording = 'transcribed'
    )
"""


class Migration(migrations.Migration):

    dependencies = [
        ("archive", "0020_volume"),
    ]

    operations = [
        migrations.RunSQL(TOLD, migrations.RunSQL.noop),
    ]
