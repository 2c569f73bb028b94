"""The addresses of what scholars do: groups, moderation, the notebook."""

from __future__ import annotations

from django.urls import path

from . import beside, groups, invitations, moderation

app_name = "annotations"
urlpatterns = [
    path("groups/", groups.groups, name="groups"),
    path("groups/invitation/<str:secret>/", invitations.invitation, name="invitation"),
    path("groups/<slug:slug>/", groups.group, name="group"),
    path("groups/<slug:slug>/settings/", groups.settings, name="group_settings"),
    path("groups/<slug:slug>/leave/", groups.leave_group, name="leave_group"),
    path("groups/<slug:slug>/dissolve/", groups.dissolve_group, name="dissolve_group"),
    path("groups/<slug:slug>/members/<int:pk>/", groups.member, name="group_member"),
    path("groups/<slug:slug>/invite/", invitations.invite_member, name="invite"),
    path("groups/<slug:slug>/invitations/<int:pk>/revoke/", invitations.revoke, name="revoke_invitation"),
    path("notebook/records/<str:rid>/<int:major>/", beside.beside, name="beside"),
    path("notebook/records/<str:rid>/<int:major>/text/", beside.text, name="beside_text"),
    path("notebook/moderation/", moderation.to_moderate, name="to_moderate"),
    path("notebook/moderation/log/", moderation.log, name="moderation_log"),
    path("notebook/moderation/complained/", moderation.complained, name="complained"),
    path("notebook/moderation/<uuid:guid>/", moderation.moderate, name="moderate"),
    path("notebook/moderation/<uuid:guid>/complain/", moderation.complaint, name="complain"),
    path("notebook/moderation/<uuid:guid>/mine/", moderation.own_decisions, name="own_decisions"),
]
