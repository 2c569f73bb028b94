"""Correcting whose records an import has taken in: of whom they are now, what would be, and the deed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from archive.importing import VERB as IMPORT
from archive.importing.correcting import CorrectedMeanwhile, ImportGoesOn, NothingToCorrect, refuse_while_imported
from archive.importing.keeping import KnownAlready, foresee, give, keepers_of
from archive.models import ChangeSet, Publisher

from .bases import desk_page, desk_view


class PublisherForm(forms.Form):
    """Whose the records are, and how that is known."""

    publisher = forms.ModelChoiceField(
        Publisher.objects.all(),
        label=gettext_lazy("Publisher, from now on"),
        help_text=gettext_lazy("the house that keeps the records, whose accounts they are"),
    )
    why = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=300,
        help_text=gettext_lazy("How you know; it stands in the history of each record."),
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view("archive.change_report")
def publisher(request: HttpRequest, pk: int) -> HttpResponse:
    """Of the import with that change set. Sent, it shows what it would do; confirmed as it was seen, it is done."""
    batch = get_object_or_404(ChangeSet.objects.filter(verb=IMPORT), pk=pk)
    keepers = keepers_of(batch)
    if not keepers:
        raise Http404
    form = PublisherForm(request.POST or None)
    context: dict[str, Any] = {"batch": batch, "form": form, "keepers": keepers}
    if request.method == "POST" and form.is_valid():
        chosen, why = form.cleaned_data["publisher"], form.cleaned_data["why"]
        try:
            refuse_while_imported(batch.jobs.all())
            if seen := request.POST.get("seen"):
                done = give(change_set=batch, publisher=chosen, why=why, seen=seen, by=request.user)
                messages.success(request, _("It is corrected. What is published shows it from the next edition on."))
                return redirect("desk:change_set", done.pk)
            context |= _look(batch, chosen)
        except CorrectedMeanwhile:
            messages.warning(request, _("The records were changed after this page was made, and nothing was written. This is how it would be now."))  # fmt: skip
            context |= _look(batch, chosen)
        except ImportGoesOn:
            form.add_error(None, _("The import is not over, and those that are still to come would stay as they are. Nothing was written."))  # fmt: skip
        except (NothingToCorrect, KnownAlready) as refused:
            form.add_error(None, str(refused))
    return desk_page(
        request, "desk/custody/publisher.html", title=_("Correct whose records they are"), context=context
    )


def _look(batch: ChangeSet, chosen: Publisher) -> dict[str, Any]:
    coming = foresee(change_set=batch, publisher=chosen)
    text = ngettext("Correct %(n)s record", "Correct %(n)s records", len(coming.reports))
    return {"coming": coming, "chosen": chosen, "deed": text % {"n": f"{len(coming.reports):,}"}}
