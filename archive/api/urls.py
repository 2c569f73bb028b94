"""The addresses of the API, under /api/v1/."""

from django.urls import path
from rest_framework.routers import SimpleRouter

from . import viewsets
from .views import Docs, Root, Schema

router = SimpleRouter()
router.register("reports", viewsets.ReportViewSet, basename="api-reports")
router.register("statements", viewsets.StatementViewSet, basename="api-statements")
router.register("people", viewsets.PersonViewSet, basename="api-people")
router.register("offices", viewsets.OfficeViewSet, basename="api-offices")
router.register("countries", viewsets.CountryViewSet, basename="api-countries")
router.register("meetings", viewsets.MeetingViewSet, basename="api-meetings")
router.register("topics", viewsets.TopicViewSet, basename="api-topics")
router.register("propositions", viewsets.PropositionViewSet, basename="api-propositions")
router.register("positions", viewsets.PositionViewSet, basename="api-positions")
router.register("instruments", viewsets.InstrumentViewSet, basename="api-instruments")
router.register("references", viewsets.ReferenceViewSet, basename="api-references")
router.register("undertakings", viewsets.UndertakingViewSet, basename="api-undertakings")
router.register("evidence", viewsets.EvidenceViewSet, basename="api-evidence")
router.register("figures", viewsets.FigureViewSet, basename="api-figures")
router.register("places", viewsets.PlaceViewSet, basename="api-places")

EDITIONS = {"basename": "api-editions"}
# An edition stands at two names: its report's and its own.
EDITION = "editions/<str:rid>/<str:number>/"

urlpatterns = [
    path("", Root.as_view(), name="api-root"),
    path("schema/", Schema.as_view(), name="api-schema"),
    path("docs/", Docs.as_view(), name="api-docs"),
    path("editions/", viewsets.EditionViewSet.as_view({"get": "list"}, **EDITIONS), name="api-editions-list"),
    path(EDITION, viewsets.EditionViewSet.as_view({"get": "retrieve"}, **EDITIONS), name="api-editions-detail"),
    path(
        f"{EDITION}content/",
        viewsets.EditionViewSet.as_view({"get": "content"}, **EDITIONS),
        name="api-editions-content",
    ),
    *router.urls,
]
