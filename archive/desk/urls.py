"""The desk's addresses, below /admin/desk/."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path, re_path

from . import binned, changes, coverage, custody, errors, extracting, home, notices, publisher, reparsing, work
from .workbench import holders, page, preferences, settling

app_name = "desk"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("errors/<int:pk>/", errors.error, name="error"),
    path("coverage/", coverage.coverage, name="coverage"),
    re_path(r"^coverage/(?P<name>[a-z]+)\.(?P<suffix>svg|png|csv)$", coverage.coverage_file, name="coverage_file"),
    path("", include("archive.desk.lists.urls")),
    path("work/", work.works, name="works"),
    path("work/<int:pk>/", work.work, name="work"),
    path("work/<int:pk>/progress/", work.progress, name="work_progress"),
    path("work/<int:pk>/begin/", work.begin, name="begin_work"),
    path("work/<int:pk>/stop/", work.stop, name="stop_work"),
    path("work/<int:pk>/resume/", work.resume, name="resume_work"),
    path("changes/", changes.changes, name="changes"),
    path("changes/<int:pk>/", changes.change_set, name="change_set"),
    path("custody/", custody.custody, name="custody"),
    path("changes/<int:pk>/publisher/", publisher.publisher, name="publisher"),
    path("bin/", binned.in_bin, name="bin"),
    path("bin/put/", binned.put_into_bin, name="put_into_bin"),
    path("bin/reports/<int:pk>/fetch/", binned.fetch, name="fetch_report"),
    path("bin/<slug:kind>/<int:pk>/fetch/", binned.fetch_record, name="fetch_record"),
    path("reports/<int:pk>/", page.workbench, name="workbench"),
    path("reports/<int:pk>/", include("archive.desk.workbench.urls")),
    path("reports/<int:pk>/holders/", holders.holders, name="holders"),
    path("reports/<int:pk>/flags/settle/", settling.settle_flag, name="settle_flag"),
    path("preferences/keys/", preferences.keep_keys, name="keys"),
    path("reports/<int:pk>/", include("archive.desk.review.urls")),
    path("reports/<int:pk>/reparse/", reparsing.proposal, name="reparse"),
    path("parser/", reparsing.parser, name="parser"),
    path("passes/", extracting.passes, name="passes"),
    path("vocabulary/", include("archive.desk.vocabulary.urls")),
    path("notices/", notices.notices, name="notices"),
    path("notices/read/", notices.read_all, name="read_notices"),
    path("notices/<int:key>/", notices.open_notice, name="open_notice"),
    path("preferences/", notices.preferences, name="preferences"),
]
