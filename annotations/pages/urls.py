"""The addresses of what scholars do: groups, moderation, the notebook."""

from __future__ import annotations

from django.urls import path

from . import beside, codebooks, drafts, groups, invitations, moderation, recoding

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
    path("groups/<slug:slug>/codebooks/", codebooks.codebook_list, name="codebooks"),
    path("groups/<slug:slug>/codebooks/<uuid:guid>/", codebooks.codebook, name="codebook"),
    path("groups/<slug:slug>/codebooks/<uuid:guid>/settings/", codebooks.settings, name="codebook_settings"),
    path("groups/<slug:slug>/codebooks/<uuid:guid>/difference/", codebooks.difference, name="codebook_difference"),
    path("groups/<slug:slug>/codebooks/<uuid:guid>/waiting/", recoding.waiting, name="codebook_waiting"),
    path("groups/<slug:slug>/codebooks/<uuid:guid>/<int:number>/", codebooks.version, name="codebook_version"),
    path("groups/<slug:slug>/codebooks/<uuid:guid>/<int:number>/bring/", codebooks.bring, name="codebook_bring"),
    path("groups/<slug:slug>/codebooks/<uuid:guid>/draft/", drafts.draft, name="codebook_draft"),
    path("groups/<slug:slug>/codebooks/<uuid:guid>/draft/discard/", drafts.discard, name="codebook_discard"),
    path("groups/<slug:slug>/codebooks/<uuid:guid>/draft/preview/", drafts.preview, name="codebook_preview"),
    path("groups/<slug:slug>/codebooks/<uuid:guid>/draft/codes/new/", drafts.new_code, name="code_new"),
    path("groups/<slug:slug>/codebooks/<uuid:guid>/draft/codes/<uuid:code>/", drafts.change_code, name="code"),
    path("groups/<slug:slug>/codebooks/<uuid:guid>/draft/codes/<uuid:code>/move/", drafts.move_code, name="code_move"),
    path(
        "groups/<slug:slug>/codebooks/<uuid:guid>/draft/codes/<uuid:code>/merge/", drafts.merge_code, name="code_merge"
    ),
    path(
        "groups/<slug:slug>/codebooks/<uuid:guid>/draft/codes/<uuid:code>/split/", drafts.split_code, name="code_split"
    ),
    path(
        "groups/<slug:slug>/codebooks/<uuid:guid>/draft/codes/<uuid:code>/retire/",
        drafts.retire_code,
        name="code_retire",
    ),
    path("groups/<slug:slug>/codebooks/<uuid:guid>/draft/claims/new/", drafts.claim, name="claim_new"),
    path("groups/<slug:slug>/codebooks/<uuid:guid>/draft/claims/<uuid:claim>/", drafts.claim, name="claim"),
    path("codebooks/<uuid:guid>/", codebooks.public, name="public_codebook"),
    path("codebooks/<uuid:guid>/<int:number>/", codebooks.public, name="public_codebook_version"),
    path("notebook/moderation/", moderation.to_moderate, name="to_moderate"),
    path("notebook/moderation/log/", moderation.log, name="moderation_log"),
    path("notebook/moderation/complained/", moderation.complained, name="complained"),
    path("notebook/moderation/<uuid:guid>/", moderation.moderate, name="moderate"),
    path("notebook/moderation/<uuid:guid>/complain/", moderation.complaint, name="complain"),
    path("notebook/moderation/<uuid:guid>/mine/", moderation.own_decisions, name="own_decisions"),
]
