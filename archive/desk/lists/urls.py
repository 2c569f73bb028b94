"""The addresses of the worklists, below /admin/desk/."""

from __future__ import annotations

from django.urls import URLPattern, path, re_path

from . import saved, settling, views

urlpatterns: list[URLPattern] = [
    path("lists/<slug:name>/", views.worklist, name="list"),
    path("lists/<slug:name>/next/", views.next_report, name="next"),
    path("lists/<slug:name>/save/", saved.save_filter, name="save_filter"),
    re_path(r"^lists/(?P<name>[-\w]+)\.csv$", views.worklist_csv, name="list_csv"),
    path("saved/<int:pk>/", saved.change_filter, name="change_filter"),
    path("names/", settling.settle, name="settle"),
]
