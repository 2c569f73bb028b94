"""The addresses of annotations in the API, under /api/v1/."""

from django.urls import path

from .codebooks import CodebookDetail, CodebookDocument, CodebookList, CodeDetail, CodeList
from .codings import CodingList
from .views import AnnotationDetail, AnnotationList, AnnotationThread, AnnotationVersions

urlpatterns = [
    path("annotations/", AnnotationList.as_view(), name="api-annotations-list"),
    path("annotations/<str:guid>/", AnnotationDetail.as_view(), name="api-annotations-detail"),
    path("annotations/<str:guid>/versions/", AnnotationVersions.as_view(), name="api-annotations-versions"),
    path("annotations/<str:guid>/thread/", AnnotationThread.as_view(), name="api-annotations-thread"),
    path("codebooks/", CodebookList.as_view(), name="api-codebooks-list"),
    path("codebooks/<str:guid>/", CodebookDetail.as_view(), name="api-codebooks-detail"),
    path("codebooks/<str:guid>/versions/<int:number>/", CodebookDocument.as_view(), name="api-codebooks-version"),
    path("codes/", CodeList.as_view(), name="api-codes-list"),
    path("codes/<str:guid>/", CodeDetail.as_view(), name="api-codes-detail"),
    path("codings/", CodingList.as_view(), name="api-codings-list"),
]
