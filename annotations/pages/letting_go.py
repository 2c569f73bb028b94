"""Taking statements out of a project again, while nobody is to code them."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from annotations.codebooks import RefusedCodebook
from annotations.projects import choosing
from annotations.projects.choosing import RefusedProject

from .answering import private
from .finding_projects import find_project, is_keeper, refusing
from .projects import ON_PAGE, name_units


@private
@refusing
@require_http_methods(["GET", "HEAD", "POST"])
def let_go_statements(request: HttpRequest, slug: str, guid: UUID) -> HttpResponse:
    """The project's statements that nobody is to code, to tick; posted, those ticked are taken out."""
    found = find_project(request, slug, guid)
    if not is_keeper(request, found.group):
        raise RefusedCodebook(_("Owners and editors of the group keep its codebooks and projects."))
    if found.closed_at is not None:
        raise RefusedProject(_("The project is closed."))
    if request.method == "POST":
        ticked = [
            int(key) for key in request.POST.getlist("unit") if key.isascii() and key.isdigit() and len(key) < 19
        ]
        gone = choosing.let_go(project=found, units=ticked[:ON_PAGE], by=request.user)
        told = ngettext("%(n)s statement was let go.", "%(n)s statements were let go.", gone)
        messages.success(request, told % {"n": gone})
        return redirect("annotations:let_go", slug, guid)
    after = request.GET.get("after", "")
    last = int(after) if after.isascii() and after.isdigit() and len(after) < 9 else 0
    units = choosing.uncoded(found).filter(ordinal__gt=last).select_related("edition").defer("edition__content")
    rows = list(units.order_by("ordinal")[: ON_PAGE + 1])
    results = name_units(rows[:ON_PAGE])
    context = {
        "project": found,
        "group": found.group,
        "rows": [{"unit": row, **results[row.pk]} for row in rows[:ON_PAGE]],
        "after": rows[ON_PAGE - 1].ordinal if len(rows) > ON_PAGE else None,
    }
    return render(request, "projects/let_go.html", context)
