from django.db import migrations


def forget_projections(apps, schema_editor):
    """`rebuild_published --missing` makes them again, with places that have an address and are told from parties."""
    apps.get_model("archive", "PublishedReport").objects.all()._raw_delete(schema_editor.connection.alias)


class Migration(migrations.Migration):

    dependencies = [
        ("archive", "0014_evidence"),
    ]

    operations = [
        migrations.RunPython(forget_projections, migrations.RunPython.noop),
    ]
