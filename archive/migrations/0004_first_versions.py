"""Each proposition as it stands becomes the first version of itself; reports tell which parser divided them."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [("archive", "0003_desk")]

    operations = [
        migrations.RunSQL(
            "INSERT INTO archive_propositionversion"
            " (proposition_id, number, text, topic_id, valid, supports, opposes, note, reason, proposed_at, approved_at)"
            " SELECT id, version, text, topic_id, valid, supports, opposes, note, '', now(), now()"
            " FROM archive_proposition ON CONFLICT DO NOTHING",
            "DELETE FROM archive_propositionversion",
        ),
        # What stands was proposed by the rules that are the first to have a version.
        migrations.RunSQL("UPDATE archive_report SET parser = '2026.11' WHERE parser = ''", migrations.RunSQL.noop),
    ]
