"""The addresses of what scholars add in the API, under /api/v1/."""

from django.urls import path

from . import agreement, codebooks, codings, deciding, drafts, projects, releases, rounds, views

ANNOTATION = "annotations/<str:guid>/"
CODEBOOK = "codebooks/<str:guid>/"
PROJECT = "projects/<str:guid>/"
ROUND = "projects/<str:guid>/rounds/<int:number>/"
KEY = f"{ROUND}agreement/<str:key>/"
RELEASE = "releases/<str:sha256>/"

urlpatterns = [
    path("annotations/", views.AnnotationList.as_view(), name="api-annotations-list"),
    path(ANNOTATION, views.AnnotationDetail.as_view(), name="api-annotations-detail"),
    path(f"{ANNOTATION}versions/", views.AnnotationVersions.as_view(), name="api-annotations-versions"),
    path(f"{ANNOTATION}thread/", views.AnnotationThread.as_view(), name="api-annotations-thread"),
    path("codebooks/", drafts.CodebooksWritten.as_view(), name="api-codebooks-list"),
    path("codebooks/bring/", drafts.CodebookBrought.as_view(), name="api-codebooks-bring"),
    path(CODEBOOK, drafts.CodebookWritten.as_view(), name="api-codebooks-detail"),
    path(f"{CODEBOOK}draft/", drafts.CodebookDraft.as_view(), name="api-codebooks-draft"),
    path(f"{CODEBOOK}versions/", drafts.CodebookPublish.as_view(), name="api-codebooks-publish"),
    path(f"{CODEBOOK}versions/<int:number>/", codebooks.CodebookDocument.as_view(), name="api-codebooks-version"),
    path("codes/", codebooks.CodeList.as_view(), name="api-codes-list"),
    path("codes/<str:guid>/", codebooks.CodeDetail.as_view(), name="api-codes-detail"),
    path("codings/", codings.CodingList.as_view(), name="api-codings-list"),
    path("projects/", projects.ProjectList.as_view(), name="api-projects-list"),
    path(PROJECT, projects.ProjectDetail.as_view(), name="api-projects-detail"),
    path(f"{PROJECT}close/", projects.ProjectClose.as_view(), name="api-projects-close"),
    path(f"{PROJECT}statements/", projects.ProjectStatements.as_view(), name="api-projects-statements"),
    path(f"{PROJECT}statements/<str:sid>/", projects.ProjectStatement.as_view(), name="api-projects-statement"),
    path(f"{PROJECT}offers/", deciding.OfferList.as_view(), name="api-projects-offers"),
    path(f"{PROJECT}rounds/", rounds.RoundList.as_view(), name="api-rounds-list"),
    path(ROUND, rounds.RoundDetail.as_view(), name="api-rounds-detail"),
    path(f"{ROUND}close/", rounds.RoundClose.as_view(), name="api-rounds-close"),
    path(f"{ROUND}reveal/", rounds.RoundReveal.as_view(), name="api-rounds-reveal"),
    path(f"{ROUND}assignments/", rounds.AssignmentList.as_view(), name="api-rounds-assignments"),
    path(f"{ROUND}assignments/<str:sid>/", rounds.AssignmentDetail.as_view(), name="api-rounds-assignment"),
    path(f"{ROUND}statements/", deciding.RoundStatements.as_view(), name="api-rounds-statements"),
    path(f"{ROUND}decisions/", deciding.DecisionList.as_view(), name="api-rounds-decisions"),
    path(f"{ROUND}examples/", deciding.ExampleList.as_view(), name="api-rounds-examples"),
    path(f"{ROUND}agreement/", agreement.AgreementList.as_view(), name="api-agreement-list"),
    path(KEY, agreement.AgreementDetail.as_view(), name="api-agreement-detail"),
    path(f"{KEY}disagreements/", agreement.DisagreementList.as_view(), name="api-agreement-disagreements"),
    path("releases/", releases.ReleaseList.as_view(), name="api-releases-list"),
    path(RELEASE, releases.ReleaseDetail.as_view(), name="api-releases-detail"),
    path(f"{RELEASE}document/", releases.ReleaseDocument.as_view(), name="api-releases-document"),
]
