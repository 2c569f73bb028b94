"""The coverage page: what the archive has by month, house, kind and topic, and what is missing; with its pictures."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from archive.covering import MOST, Coverage, Share, cover
from archive.picturing import Picture
from archive.picturing.coverage import Amount, are_years, picture_months, picture_shares, say_month
from archive.picturing.giving import TYPES, include, name_file, write_file
from archive.rendering.phrases import capitalise

from .bases import desk_page, desk_view
from .lists.register import WORKLISTS
from .lists.views import SEES

KEPT = 15 * 60
"""Seconds for which a count of everything is kept; the page says of when it is, and counts again when asked to."""

_KEY = "desk-coverage-1"


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(SEES)
def coverage(request: HttpRequest) -> HttpResponse:
    """The page; posted, everything is counted again."""
    if request.method == "POST":
        _count(anew=True)
        return redirect("desk:coverage")
    found, at = _count()
    context = {
        "counted_at": at,
        "pictures": [include(picture) for picture in _pictures(found) if picture],
        "gaps": [_say_gap(*gap) for gap in found.gaps],
        "missing": list(_missing(found)),
        "one_sided": _("more than %d") % MOST if found.one_sided > MOST else str(found.one_sided),
        "one_sided_href": WORKLISTS["one-sided"].path,
        "is_empty": not found.kinds,
    }
    return desk_page(request, "desk/coverage.html", title=_("What the archive covers"), context=context)


@require_safe
@desk_view(SEES)
def coverage_file(request: HttpRequest, name: str, suffix: str) -> HttpResponse:
    """One of its pictures, to be taken away."""
    found, at = _count()
    picture = next((one for one in _pictures(found) if one and one.name == name), None)
    if picture is None:
        raise Http404
    source = [
        _("The desk of the Diplomacy Archive, counted on %s; not for publication.")
        % timezone.localtime(at).strftime("%Y-%m-%d %H:%M")
    ]
    body = write_file(picture, suffix, source=source, site=settings.SITE_URL)
    answer = HttpResponse(body, content_type=TYPES[suffix])
    answer["Content-Disposition"] = name_file(picture, suffix, "coverage")
    return answer


def _count(*, anew: bool = False) -> tuple[Coverage, datetime]:
    """The coverage and the moment of which it is: kept for KEPT seconds, for it reads every report."""
    kept: tuple[Coverage, datetime] | None = None if anew else cache.get(_KEY)
    if kept is None:
        kept = cover(), timezone.now()
        cache.set(_KEY, kept, KEPT)
    return kept


def _pictures(found: Coverage) -> list[Picture | None]:
    page = reverse("desk:coverage")
    how = _("A full bar is published, a hollow one still worked on.")
    months = [
        (date.fromisoformat(f"{share.key}-01"), _amount(share, say_month(date.fromisoformat(f"{share.key}-01")), date_after=share.key, date_before=share.key))
        for share in found.months
    ]  # fmt: skip
    bar = _("A bar is a year.") if are_years(months) else _("A bar is a month.")
    notes = [bar, how, _("A stroke beneath the line marks a time without a record.")]
    if found.undated:
        notes.append(
            ngettext("%d record has no date at all.", "%d records have no date at all.", found.undated) % found.undated
        )
    record = _("records")
    return [
        picture_months("months", page, _title_of_months(found), notes, months),
        picture_shares(
            "houses", page, _title_of_shares(found.publishers, _("record-keeper")), [how], (_("Record-keeper"), record),
            [_amount(share, share.label, publisher=share.key) for share in found.publishers],
        ),
        picture_shares(
            "kinds", page, _title_of_shares(found.kinds, _("kind of event")), [how], (_("Kind of event"), record),
            [_amount(share, capitalise(share.label), kind=share.key) for share in found.kinds],
        ),
        picture_shares(
            "topics", page, _title_of_topics(found),
            [how, _("Counted are statements with just that topic; what was tagged since publication is worked on.")],
            (_("Topic"), _("statements")),
            [Amount(share.label, share.published, share.waiting, reverse("archive:topic", args=[share.key]) if share.published else "") for share in found.topics],
        ),
    ]  # fmt: skip


def _amount(share: Share, label: str, **parameters: str) -> Amount:
    return Amount(label, share.published, share.waiting, f"{WORKLISTS['records'].path}?{urlencode(parameters)}")


def _title_of_months(found: Coverage) -> str:
    """The finding: how much is published, and of how many months nothing is there."""
    total = found.published + found.waiting
    missing = sum(_length(*gap) for gap in found.gaps)
    said = ngettext(
        "%(published)s of %(total)s record is published", "%(published)s of %(total)s records are published", total
    )
    words = said % {"published": f"{found.published:,}", "total": f"{total:,}"}
    if not missing:
        return _("%s; no month between the first and the last is without one") % words
    gaps = ngettext(
        "%s month between the first and the last has none",
        "%s months between the first and the last have none",
        missing,
    )
    return f"{words}; {gaps % f'{missing:,}'}"


def _title_of_shares(shares: tuple[Share, ...], what: str) -> str:
    """The finding: which has most, and of how many in all."""
    if not shares:
        return ""
    total = sum(share.total for share in shares)
    return _("%(most)s: %(number)s of %(total)s records, the most of any %(what)s") % {
        "most": capitalise(shares[0].label),
        "number": f"{shares[0].total:,}",
        "total": f"{total:,}",
        "what": what,
    }


def _title_of_topics(found: Coverage) -> str:
    if not found.topics:
        return ""
    most = found.topics[0]
    return _("“%(topic)s” is the topic of most statements: %(number)s, of which %(published)s are published") % {
        "topic": most.label,
        "number": f"{most.total:,}",
        "published": f"{most.published:,}",
    }


def _missing(found: Coverage) -> list[dict[str, Any]]:
    """What lacks something, by sort, each with the page on which that is mended."""
    sorts = (
        (_("Speakers without an office"), _("Every speaker has an office."), found.without_tenure, "person"),
        (_("Offices without a holder"), _("Every office has a holder."), found.without_holder, "office"),
        (_("Topics without a statement"), _("Every topic has a statement."), found.without_statement, "topic"),
    )
    return [
        {
            "title": title,
            "none": none,
            "rows": [
                {"label": label, "href": reverse(f"admin:archive_{model}_change", args=[key])}
                for key, label in missing.named
            ],
            "has_more": missing.has_more,
        }
        for title, none, missing, model in sorts
    ]


def _say_gap(first: date, last: date) -> str:
    if first == last:
        return say_month(first)
    return _("%(first)s to %(last)s (%(number)d months)") % {
        "first": say_month(first),
        "last": say_month(last),
        "number": _length(first, last),
    }


def _length(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month + 1
