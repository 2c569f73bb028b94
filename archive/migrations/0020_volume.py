from django.db import migrations, models


class Migration(migrations.Migration):
    """Where a text stands in the edition of papers that it is a document of."""

    dependencies = [("archive", "0019_custody_corrected")]

    operations = [
        migrations.AddField(
            model_name="sourcetext",
            name="volume",
            field=models.CharField(blank=True, default="", max_length=1000, verbose_name="title of the volume"),
        ),
        migrations.AddField(
            model_name="sourcetext",
            name="volume_number",
            field=models.CharField(blank=True, default="", max_length=100, verbose_name="number in the volume"),
        ),
        migrations.AddField(
            model_name="sourcetext",
            name="volume_key",
            field=models.CharField(blank=True, default="", max_length=255, verbose_name="xml:id in the volume"),
        ),
    ]
