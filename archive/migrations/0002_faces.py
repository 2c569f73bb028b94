"""Reports stand in the projection too, and texts are rendered once; flags have a kind.

The projection is made anew: `manage.py rebuild_published` fills it again."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.DeleteModel(
            name='PublishedPosition',
        ),
        migrations.DeleteModel(
            name='PublishedTopic',
        ),
        migrations.DeleteModel(
            name='PublishedVoice',
        ),
        migrations.DeleteModel(
            name='PublishedPart',
        ),
        migrations.CreateModel(
            name='PublishedPart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ordinal', models.PositiveIntegerField(verbose_name='ordinal')),
                ('rank', models.GeneratedField(db_persist=True, expression=django.db.models.expressions.CombinedExpression(models.Value(-1), '*', models.F('ordinal')), output_field=models.IntegerField(), verbose_name='rank')),
                ('kind', models.CharField(max_length=14, verbose_name='kind')),
                ('path', models.CharField(blank=True, max_length=200, verbose_name='path')),
                ('place', models.CharField(blank=True, max_length=200, verbose_name='printed place')),
                ('text', models.TextField(verbose_name='text')),
                ('language', models.CharField(blank=True, max_length=12, verbose_name='language')),
                ('event_kind', models.CharField(max_length=40, verbose_name='kind of event')),
                ('event_earliest', models.DateField(null=True, verbose_name='earliest day')),
                ('event_latest', models.DateField(null=True, verbose_name='latest day')),
                ('sort_date', models.DateField(verbose_name='day it is listed under')),
                ('account', models.CharField(blank=True, max_length=12, verbose_name='account')),
                ('wording', models.CharField(blank=True, max_length=12, verbose_name='wording')),
                ('attribution', models.CharField(blank=True, max_length=20, verbose_name='attribution')),
                ('speech', models.CharField(blank=True, max_length=20, verbose_name='speech')),
                ('role', models.CharField(blank=True, max_length=20, verbose_name='role')),
                ('review', models.CharField(blank=True, max_length=12, verbose_name='review')),
                ('body', models.TextField(verbose_name='JSON as the API gives it')),
                ('search', django.contrib.postgres.search.SearchVectorField(verbose_name='search vector')),
            ],
            options={
                'verbose_name': 'published part',
                'verbose_name_plural': 'published parts',
                'ordering': ['report', 'ordinal'],
            },
        ),
        migrations.CreateModel(
            name='PublishedPosition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_date', models.DateField(verbose_name='day it is listed under')),
                ('rank', models.IntegerField(verbose_name='rank')),
                ('number', models.SmallIntegerField(verbose_name='number')),
                ('key', models.UUIDField(unique=True, verbose_name='key')),
                ('holder_kind', models.CharField(max_length=12, verbose_name='kind of holder')),
                ('holder', models.CharField(max_length=200, verbose_name='holder')),
                ('direction', models.CharField(max_length=10, verbose_name='direction')),
                ('strength', models.SmallIntegerField(null=True, verbose_name='strength')),
                ('value', models.SmallIntegerField(null=True, verbose_name='value')),
                ('act', models.CharField(max_length=40, verbose_name='act')),
                ('evidence', models.CharField(max_length=20, verbose_name='evidence')),
                ('body', models.TextField(verbose_name='JSON as the API gives it')),
            ],
            options={
                'verbose_name': 'published position',
                'verbose_name_plural': 'published positions',
            },
        ),
        migrations.CreateModel(
            name='PublishedReport',
            fields=[
                ('report', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='published_report', serialize=False, to='archive.report', verbose_name='report')),
                ('rid', models.CharField(max_length=8, unique=True, verbose_name='identifier')),
                ('title', models.CharField(blank=True, max_length=1000, verbose_name='title')),
                ('language', models.CharField(blank=True, max_length=12, verbose_name='language')),
                ('form', models.CharField(max_length=40, verbose_name='form of the record')),
                ('wording', models.CharField(max_length=12, verbose_name='wording')),
                ('event_kind', models.CharField(max_length=40, verbose_name='kind of event')),
                ('event_earliest', models.DateField(null=True, verbose_name='earliest day')),
                ('event_latest', models.DateField(null=True, verbose_name='latest day')),
                ('sort_date', models.DateField(verbose_name='day it is listed under')),
                ('derivation', models.CharField(blank=True, max_length=12, verbose_name='how it is derived')),
                ('translation_group', models.UUIDField(db_index=True, null=True, verbose_name='translation group')),
                ('statements', models.PositiveIntegerField(verbose_name='number of statements')),
                ('licence', models.TextField(blank=True, verbose_name='licence as stated')),
                ('licence_url', models.CharField(blank=True, max_length=1000, verbose_name='address of the licence')),
                ('licence_stated_on', models.CharField(blank=True, max_length=40, verbose_name='licence as stated on')),
                ('head', models.TextField(verbose_name='edition without its text')),
                ('summary', models.TextField(verbose_name='JSON as the API’s lists give it')),
                ('document', models.TextField(verbose_name='JSON as the API gives it alone')),
                ('page', models.TextField(blank=True, verbose_name='reading page')),
                ('page_key', models.CharField(blank=True, max_length=64, verbose_name='what the page was made from')),
            ],
            options={
                'verbose_name': 'published report',
                'verbose_name_plural': 'published reports',
                'ordering': ['-sort_date', '-report'],
            },
        ),
        migrations.CreateModel(
            name='PublishedTopic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_date', models.DateField(verbose_name='day it is listed under')),
                ('rank', models.IntegerField(verbose_name='rank')),
                ('is_direct', models.BooleanField(verbose_name='tagged itself')),
            ],
            options={
                'verbose_name': 'published topic',
                'verbose_name_plural': 'published topics',
            },
        ),
        migrations.CreateModel(
            name='PublishedVoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_date', models.DateField(verbose_name='day it is listed under')),
                ('rank', models.IntegerField(verbose_name='rank')),
                ('capacity', models.CharField(max_length=11, verbose_name='capacity')),
            ],
            options={
                'verbose_name': 'published voice',
                'verbose_name_plural': 'published voices',
            },
        ),
        migrations.AlterModelOptions(
            name='statement',
            options={'permissions': [('check_statement', 'Can check statements')], 'verbose_name': 'statement', 'verbose_name_plural': 'statements'},
        ),
        migrations.AddField(
            model_name='flag',
            name='kind',
            field=models.CharField(choices=[('parser', 'the parser was not sure'), ('later_text', 'a later text was received'), ('judgement', 'a judgement lost its words or its statement'), ('evidence', 'a value has changed, and its evidence has not')], default='parser', max_length=10, verbose_name='kind'),
        ),
        migrations.AddIndex(
            model_name='edition',
            index=models.Index(fields=['-published_at', '-id'], name='edition_newest'),
        ),
        migrations.RunSQL(
            "UPDATE archive_flag SET kind = CASE"
            " WHEN message LIKE 'A later text of this record was received.%' THEN 'later_text'"
            " WHEN message LIKE '% its basis still says %' THEN 'evidence' ELSE kind END",
            migrations.RunSQL.noop,
        ),
        migrations.AddConstraint(
            model_name='flag',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['parser', 'later_text', 'judgement', 'evidence'])), name='flag_kind'),
        ),
        migrations.AddField(
            model_name='publishedpart',
            name='edition',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='published_parts', to='archive.edition', verbose_name='edition'),
        ),
        migrations.AddField(
            model_name='publishedpart',
            name='identity',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='published_part', to='archive.statementid', verbose_name='identifier'),
        ),
        migrations.AddField(
            model_name='publishedpart',
            name='record_keeper',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='archive.publisher', verbose_name='record-keeper'),
        ),
        migrations.AddField(
            model_name='publishedpart',
            name='report',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='published_parts', to='archive.report', verbose_name='report'),
        ),
        migrations.AddField(
            model_name='publishedposition',
            name='country',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='published_positions', to='archive.country', verbose_name='country'),
        ),
        migrations.AddField(
            model_name='publishedposition',
            name='organization',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='published_positions', to='archive.organization', verbose_name='organization'),
        ),
        migrations.AddField(
            model_name='publishedposition',
            name='part',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='positions', to='archive.publishedpart', verbose_name='part'),
        ),
        migrations.AddField(
            model_name='publishedposition',
            name='person',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='published_positions', to='archive.person', verbose_name='person'),
        ),
        migrations.AddField(
            model_name='publishedposition',
            name='proposition',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='published', to='archive.proposition', verbose_name='proposition'),
        ),
        migrations.AddField(
            model_name='publishedposition',
            name='report',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='archive.report', verbose_name='report'),
        ),
        migrations.AddField(
            model_name='publishedreport',
            name='derived_from',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='archive.report', verbose_name='derived from'),
        ),
        migrations.AddField(
            model_name='publishedreport',
            name='edition',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='archive.edition', verbose_name='edition'),
        ),
        migrations.AddField(
            model_name='publishedreport',
            name='meeting',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='published_reports', to='archive.meeting', verbose_name='meeting'),
        ),
        migrations.AddField(
            model_name='publishedreport',
            name='record_keeper',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='archive.publisher', verbose_name='record-keeper'),
        ),
        migrations.AddField(
            model_name='publishedtopic',
            name='part',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='topics', to='archive.publishedpart', verbose_name='part'),
        ),
        migrations.AddField(
            model_name='publishedtopic',
            name='report',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='archive.report', verbose_name='report'),
        ),
        migrations.AddField(
            model_name='publishedtopic',
            name='topic',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='published', to='archive.topic', verbose_name='topic'),
        ),
        migrations.AddField(
            model_name='publishedvoice',
            name='country',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='published', to='archive.country', verbose_name='country that day'),
        ),
        migrations.AddField(
            model_name='publishedvoice',
            name='office',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='published', to='archive.office', verbose_name='office that day'),
        ),
        migrations.AddField(
            model_name='publishedvoice',
            name='part',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='voices', to='archive.publishedpart', verbose_name='part'),
        ),
        migrations.AddField(
            model_name='publishedvoice',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='published', to='archive.person', verbose_name='person'),
        ),
        migrations.AddField(
            model_name='publishedvoice',
            name='report',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='archive.report', verbose_name='report'),
        ),
        migrations.AddField(
            model_name='publishedvoice',
            name='tenure',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='archive.tenure', verbose_name='tenure that day'),
        ),
        migrations.AddIndex(
            model_name='publishedpart',
            index=models.Index(fields=['-sort_date', '-report', '-rank'], name='published_newest'),
        ),
        migrations.AddIndex(
            model_name='publishedpart',
            index=models.Index(condition=models.Q(('kind', 'statement')), fields=['-sort_date', '-report', '-rank'], name='published_newest_statements'),
        ),
        migrations.AddIndex(
            model_name='publishedpart',
            index=django.contrib.postgres.indexes.GinIndex(fields=['search'], name='published_search'),
        ),
        migrations.AddConstraint(
            model_name='publishedpart',
            constraint=models.UniqueConstraint(fields=('report', 'ordinal'), name='published_part_ordinal'),
        ),
        migrations.AddConstraint(
            model_name='publishedpart',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'statement'), _negated=True), models.Q(('identity__isnull', False), models.Q(('account', ''), _negated=True), models.Q(('wording', ''), _negated=True)), _connector='OR'), name='published_statement_says_whose'),
        ),
        migrations.AddConstraint(
            model_name='publishedpart',
            constraint=models.CheckConstraint(condition=models.Q(('account__in', ['', 'own', 'other', 'common', 'third', 'undetermined'])), name='published_part_account'),
        ),
        migrations.AddIndex(
            model_name='publishedposition',
            index=models.Index(fields=['proposition', '-sort_date', '-report', '-rank', '-number'], name='published_by_proposition'),
        ),
        migrations.AddIndex(
            model_name='publishedposition',
            index=models.Index(fields=['person', '-sort_date', '-report', '-rank', '-number'], name='published_by_holder'),
        ),
        migrations.AddIndex(
            model_name='publishedposition',
            index=models.Index(fields=['country', '-sort_date', '-report', '-rank', '-number'], name='published_by_holding_country'),
        ),
        migrations.AddIndex(
            model_name='publishedposition',
            index=models.Index(fields=['-sort_date', '-report', '-rank', '-number'], name='published_newest_positions'),
        ),
        migrations.AddConstraint(
            model_name='publishedposition',
            constraint=models.UniqueConstraint(fields=('part', 'number'), name='published_position_number'),
        ),
        migrations.AddConstraint(
            model_name='publishedposition',
            constraint=models.CheckConstraint(condition=models.Q(('number__lte', 0)), name='published_position_descends'),
        ),
        migrations.AddIndex(
            model_name='publishedreport',
            index=models.Index(fields=['-sort_date', '-report'], name='published_newest_reports'),
        ),
        migrations.AddIndex(
            model_name='publishedtopic',
            index=models.Index(fields=['topic', '-sort_date', '-report', '-rank'], name='published_by_topic'),
        ),
        migrations.AddConstraint(
            model_name='publishedtopic',
            constraint=models.UniqueConstraint(fields=('part', 'topic'), name='published_topic_once'),
        ),
        migrations.AddIndex(
            model_name='publishedvoice',
            index=models.Index(fields=['person', 'capacity', '-sort_date', '-report', '-rank'], name='published_by_person'),
        ),
        migrations.AddIndex(
            model_name='publishedvoice',
            index=models.Index(fields=['office', 'capacity', '-sort_date', '-report', '-rank'], name='published_by_office'),
        ),
        migrations.AddIndex(
            model_name='publishedvoice',
            index=models.Index(fields=['country', 'capacity', '-sort_date', '-report', '-rank'], name='published_by_country'),
        ),
        migrations.AddConstraint(
            model_name='publishedvoice',
            constraint=models.UniqueConstraint(fields=('part', 'person', 'capacity'), name='published_voice_once'),
        ),
        migrations.AddConstraint(
            model_name='publishedvoice',
            constraint=models.CheckConstraint(condition=models.Q(('capacity__in', ['speaker', 'addressee', 'conveyor', 'mentioned', 'participant'])), name='published_voice_capacity'),
        ),
    ]
