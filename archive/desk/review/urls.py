"""The addresses of review, below /admin/desk/reports/<pk>/."""

from __future__ import annotations

from django.urls import URLPattern, path

from . import comments, invitations, page, steps

urlpatterns: list[URLPattern] = [
    path("review/", page.review, name="review"),
    path("take/", steps.take, name="take"),
    path("release/", steps.release, name="release"),
    path("submit/", steps.submit, name="submit"),
    path("recall/", steps.recall, name="recall"),
    path("send-back/", steps.send_back, name="send_back"),
    path("publish/", steps.publish, name="publish"),
    path("schedule/", steps.schedule, name="schedule"),
    path("unschedule/", steps.unschedule, name="unschedule"),
    path("comments/", comments.comments, name="comments"),
    path("comments/<int:key>/settle/", comments.settle, name="settle_comment"),
    path("comment/", comments.add_comment, name="add_comment"),
    path("links/", invitations.make_link, name="make_link"),
    path("links/<int:key>/revoke/", invitations.revoke_link, name="revoke_link"),
]
