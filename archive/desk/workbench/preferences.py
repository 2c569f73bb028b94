"""The keys of one account: kept where it works, changed from the list of keys."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from archive.desk.bases import desk_view
from archive.models import DeskPreference

from .answering import read_body
from .keys import bindings, read_shortcuts


def preferences_of(user: Any) -> dict[str, Any]:
    """The keys as they work for an account: the state's `keys` and `are_shortcuts_on`."""
    chosen = DeskPreference.objects.filter(user=user).first() or DeskPreference(user=user)
    return {"keys": bindings(chosen.shortcuts), "are_shortcuts_on": chosen.are_shortcuts_on}


@require_POST
@desk_view()
def keep_keys(request: HttpRequest) -> JsonResponse:
    """Keep `{"shortcuts", "are_shortcuts_on"}`, either or both; the answer is what holds now, or 422 with the reason."""
    try:
        given = read_body(request)
        values: dict[str, Any] = {}
        if "shortcuts" in given:
            values["shortcuts"] = read_shortcuts(given["shortcuts"])
        if "are_shortcuts_on" in given:
            values["are_shortcuts_on"] = given["are_shortcuts_on"] is True
    except (ValueError, TypeError):
        return JsonResponse({"errors": [{"message": "the keys are sent as JSON"}]}, status=422)
    except ValidationError as error:
        return JsonResponse({"errors": [{"message": message} for message in error.messages]}, status=422)
    DeskPreference.objects.update_or_create(user=request.user, defaults=values)
    return JsonResponse(preferences_of(request.user))
