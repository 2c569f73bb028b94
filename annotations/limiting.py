"""How much one account writes, brings in and calls others to in a while. Settings say how much; none of it with `THROTTLE` off.

What is written is counted in what was written: one query a write, of an index. What was deleted since counts too.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from .models import AnnotationVersion, Mention

HOUR: Final = timedelta(hours=1)
DAY: Final = timedelta(days=1)


class TooMuch(Exception):
    """So much was done in a while that the next has to wait, `wait` seconds; the message says so."""

    def __init__(self, reason: str, wait: int) -> None:
        super().__init__(reason)
        self.wait = wait


def require_room_to_write(by: Any) -> None:
    """Raises TooMuch where the account has made as many annotations and versions of them as it may for now."""
    if not settings.THROTTLE:
        return
    now = timezone.now()
    # What she has brought to a new version of a codebook is not counted, her own or others': it may be thousands.
    lately = AnnotationVersion.objects.filter(by=by, is_brought=False, at__gt=now - DAY).order_by()
    counted = lately.aggregate(day=Count("pk"), hour=Count("pk", filter=Q(at__gt=now - HOUR)))
    if counted["hour"] >= settings.WRITES_PER_HOUR:
        most = settings.WRITES_PER_HOUR
        wait = _until_free(lately.filter(at__gt=now - HOUR), most, now - HOUR)
        raise TooMuch(_("An account writes at most %(most)s annotations in an hour: wait a little.") % {"most": f"{most:,}"}, wait)  # fmt: skip
    if counted["day"] >= settings.WRITES_PER_DAY:
        most = settings.WRITES_PER_DAY
        wait = _until_free(lately, most, now - DAY)
        raise TooMuch(_("An account writes at most %(most)s annotations in a day: go on tomorrow.") % {"most": f"{most:,}"}, wait)  # fmt: skip


def require_room_to_name(by: Any, more: int) -> None:
    """Raises TooMuch where the account names more people with @ than it may in a day."""
    if not settings.THROTTLE:
        return
    named = Mention.objects.filter(
        annotation__creator=by, kind=Mention.Kind.NAMED, at__gt=timezone.now() - DAY
    ).order_by()
    if named.count() + more > settings.MENTIONS_PER_DAY:
        raise TooMuch(
            _("You have named others with @ %(most)s times in a day, which is as often as an account may: leave the @ out.")
            % {"most": settings.MENTIONS_PER_DAY},
            int(DAY.total_seconds()),
        )  # fmt: skip


@transaction.atomic
def count_import(by: Any, size: int) -> None:
    """Count a file of so many bytes that is read for the account. Raises TooMuch where it brings more than it may in an hour.

    Looking at what would come of a file counts as well: it takes as long.
    """
    if not settings.THROTTLE:
        return
    now = timezone.now()
    key = f"imports-{by.pk}"
    with connection.cursor() as cursor:
        # One after the other, or two at once would each count themselves alone.
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])
    earlier = [(at, bytes_) for at, bytes_ in cache.get(key, ()) if at > (now - HOUR).timestamp()]
    most, megabytes = settings.IMPORTS_PER_HOUR, settings.IMPORTED_MEGABYTES_PER_HOUR
    if earlier and (len(earlier) >= most or sum(one for _at, one in earlier) + size > megabytes * 1_000_000):
        wait = int(earlier[0][0] - (now - HOUR).timestamp()) + 1
        raise TooMuch(
            _("An account has at most %(most)s files of %(megabytes)s MB together read in an hour: wait a little.")
            % {"most": most, "megabytes": megabytes},
            wait,
        )
    cache.set(key, [*earlier, (now.timestamp(), size)], timeout=int(HOUR.total_seconds()))


def _until_free(lately: QuerySet[AnnotationVersion], most: int, since: datetime) -> int:
    """Seconds until fewer than `most` of them lie after the moment that moves on."""
    at = lately.order_by("-at").values_list("at", flat=True)[most - 1]
    return max(1, int((at - since).total_seconds()) + 1)
