"""Each proposition as it stands becomes the first version of itself."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [("archive", "0003_desk")]

    operations = [
        migrations.RunSQL(
            "INSERT INTO archive_propositionversion"
            " (proposition_id, number, text, topic_id, valid, supports, opposes, note, reason, proposed_at, approved_at)"
            " SELECT id, version, text, topic_id, valid, supports, opposes, note, '', now(), now()"
            " FROM archive_proposition",
            "DELETE FROM archive_propositionversion",
        )
    ]
