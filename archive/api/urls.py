"""The addresses of the API, under /api/v1/."""

from django.urls import path
from rest_framework.routers import SimpleRouter

from .views import Root, Schema
from .viewsets import ReportViewSet, StatementViewSet

router = SimpleRouter()
router.register("reports", ReportViewSet, basename="api-reports")
router.register("statements", StatementViewSet, basename="api-statements")

urlpatterns = [
    path("", Root.as_view(), name="api-root"),
    path("schema/", Schema.as_view(), name="api-schema"),
    *router.urls,
]
