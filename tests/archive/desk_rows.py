"""Three rows of each thing that the desk keeps, for tests of lists and of rules."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from django.db.models import F

from archive.models import (
    ChangeSet,
    Comment,
    CorrectedText,
    CustodyCorrection,
    DeskPreference,
    Edition,
    EditionUndertaking,
    ErrorReport,
    FormerSlug,
    Job,
    Notice,
    Presence,
    Proposition,
    PropositionVersion,
    RefusedSuggestion,
    Report,
    ReviewLink,
    SavedFilter,
    Schedule,
    SourceText,
    StatementId,
    Submission,
    Topic,
)
from diplomacy.accounts.models import User

LATER = datetime(2100, 1, 1, tzinfo=UTC)


def three_of_each(by: User) -> None:
    """Make them, of the first three reports that were published."""
    reports = Report.objects.exclude(current_edition=None).order_by("pk")[:3]
    proposition = Proposition.objects.earliest("pk")
    topic = Topic.objects.earliest("pk")
    for n, report in enumerate(reports):
        identity = StatementId.objects.filter(report=report).earliest("pk")
        Submission.objects.create(report=report, version=1, by=by)
        Comment.objects.create(report=report, version=1, text="for the test", by=by)
        ReviewLink.objects.create(report=report, token_sha256=str(n) * 64, label="Guest", by=by, expires_at=LATER)
        Schedule.objects.create(report=report, version=1, at=LATER, by=by)
        ErrorReport.objects.create(
            report=report,
            edition=Edition.objects.get(report__current_edition=F("pk"), report=report),
            text="for the test",
        )
        change_set = ChangeSet.objects.create(verb="test", summary="for the test", by=by)
        correction = CustodyCorrection.objects.create(
            wording={"licence": "for the test"}, why="for the test", by=by, called=by.called, change_set=change_set
        )
        CorrectedText.objects.create(correction=correction, source_text=SourceText.objects.get(report=report))
        EditionUndertaking.objects.create(key=uuid4(), report=report)
        Job.objects.create(kind="test", by=by).messages.create(what="000.txt", became="Taken in.")
        FormerSlug.objects.create(kind="topic", slug=f"former-{n}", record=topic.pk)
        PropositionVersion.objects.create(
            proposition=proposition, number=10 + n, text="for the test", topic=topic, supports="x", opposes="x"
        )
        Notice.objects.create(recipient=by, kind="done", text="for the test")
        SavedFilter.objects.create(owner=by, page="reports", name=f"filter {n}")
        other, _ = User.objects.get_or_create(username=f"somebody-{n}")
        Presence.objects.create(report=report, user=other, seen_at=LATER - timedelta(days=n))
        DeskPreference.objects.create(user=other)
        RefusedSuggestion.objects.create(identity=identity, topic=topic, by=by)
