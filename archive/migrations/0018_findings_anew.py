from django.db import migrations


def forget_projections(apps, schema_editor):
    """`rebuild_published --missing` makes them again, with findings that carry the words around them and not the whole part."""
    apps.get_model("archive", "PublishedReport").objects.all()._raw_delete(schema_editor.connection.alias)


class Migration(migrations.Migration):

    dependencies = [
        ("archive", "0017_findings_bounded"),
    ]

    operations = [
        migrations.RunPython(forget_projections, migrations.RunPython.noop),
    ]
