"""The site's addresses, and an empty view, to tell what the framework itself costs."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from diplomacy.urls import handler400, handler403, handler404, handler500, urlpatterns

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


def empty(request: HttpRequest) -> HttpResponse:
    return HttpResponse(b"{}", content_type="application/json")


urlpatterns = [*urlpatterns]
urlpatterns.insert(0, path("api/empty/", empty))
