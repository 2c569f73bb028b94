"""The addresses of what scholars do: groups, moderation, the notebook."""

from __future__ import annotations

from django.urls import path, re_path

from . import (
    adjudication,
    agreement,
    beside,
    bringing,
    codebooks,
    coding_desk,
    drafts,
    exchange,
    groups,
    invitations,
    moderation,
    networks,
    notebook,
    own_networks,
    pictures,
    projects,
    recoding,
    record_notes,
    releases,
    rounds,
)

app_name = "annotations"

NETWORK_FILE = r"(?P<name>network|ties|actors)\.(?P<suffix>svg|png|csv|graphml|gexf)$"

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
    path("notebook/", notebook.notebook, name="notebook"),
    path("notebook/settle/", notebook.to_settle, name="to_settle"),
    path("notebook/mentions/", notebook.mentions, name="mentions"),
    path("notebook/annotations/<uuid:guid>/settle/", notebook.settle_place, name="settle"),
    path("notebook/annotations/<uuid:guid>/delete/", notebook.delete_note, name="delete_note"),
    path("notebook/records/<str:rid>/", record_notes.record_notes, name="record_notes"),
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
    path("notebook/codebooks/<uuid:guid>/", recoding.own_waiting, name="own_waiting"),
    path("codebooks/<uuid:guid>/", codebooks.public, name="public_codebook"),
    path("codebooks/<uuid:guid>/<int:number>/", codebooks.public, name="public_codebook_version"),
    path("notebook/moderation/", moderation.to_moderate, name="to_moderate"),
    path("notebook/moderation/log/", moderation.log, name="moderation_log"),
    path("notebook/moderation/complained/", moderation.complained, name="complained"),
    path("notebook/moderation/<uuid:guid>/", moderation.moderate, name="moderate"),
    path("notebook/moderation/<uuid:guid>/complain/", moderation.complaint, name="complain"),
    path("notebook/moderation/<uuid:guid>/mine/", moderation.own_decisions, name="own_decisions"),
    path("groups/<slug:slug>/projects/", projects.projects, name="projects"),
    path("groups/<slug:slug>/projects/<uuid:guid>/", projects.project, name="project"),
    path("groups/<slug:slug>/projects/<uuid:guid>/statements/", projects.statements, name="project_statements"),
    path("groups/<slug:slug>/projects/<uuid:guid>/choose/", projects.choose_statements, name="choose_statements"),
    path("groups/<slug:slug>/projects/<uuid:guid>/open/", projects.open_a_round, name="open_round"),
    path("groups/<slug:slug>/projects/<uuid:guid>/close/", projects.close_project, name="close_project"),
    path("groups/<slug:slug>/projects/<uuid:guid>/rounds/<int:number>/", rounds.coding_round, name="round"),
    path(
        "groups/<slug:slug>/projects/<uuid:guid>/rounds/<int:number>/close/", rounds.close_a_round, name="close_round"
    ),
    path(
        "groups/<slug:slug>/projects/<uuid:guid>/rounds/<int:number>/reveal/",
        rounds.reveal_a_round,
        name="reveal_round",
    ),
    path(
        "groups/<slug:slug>/projects/<uuid:guid>/rounds/<int:number>/codings.csv",
        rounds.codings_csv,
        name="round_codings",
    ),
    path(
        "groups/<slug:slug>/projects/<uuid:guid>/rounds/<int:number>/code/",
        coding_desk.next_statement,
        name="code_next",
    ),
    path(
        "groups/<slug:slug>/projects/<uuid:guid>/rounds/<int:number>/code/<str:sid>/",
        coding_desk.code_statement,
        name="code_statement",
    ),
    path(
        "groups/<slug:slug>/projects/<uuid:guid>/rounds/<int:number>/agreement/", agreement.agreement, name="agreement"
    ),
    path(
        "groups/<slug:slug>/projects/<uuid:guid>/rounds/<int:number>/agreement.csv",
        agreement.agreement_csv,
        name="agreement_csv",
    ),
    path(
        "groups/<slug:slug>/projects/<uuid:guid>/rounds/<int:number>/agreement/<slug:key>/",
        agreement.subject,
        name="agreement_of",
    ),
    path(
        "groups/<slug:slug>/projects/<uuid:guid>/rounds/<int:number>/decide/", adjudication.to_decide, name="to_decide"
    ),
    path(
        "groups/<slug:slug>/projects/<uuid:guid>/rounds/<int:number>/decide/<str:sid>/",
        adjudication.decide,
        name="decide",
    ),
    path("notebook/pictures/", pictures.pictures, name="pictures"),
    path("notebook/pictures/<slug:kind>.<slug:suffix>", pictures.picture_file, name="picture_file"),
    path("networks/", networks.networks, name="networks"),
    path("networks/tie/", networks.network_tie, name="network_tie"),
    re_path(rf"^networks/{NETWORK_FILE}", networks.network_file, name="network_file"),
    path("notebook/networks/", own_networks.own_networks, name="own_networks"),
    path("notebook/networks/tie/", own_networks.own_network_tie, name="own_network_tie"),
    path("notebook/networks/<slug:name>.<slug:suffix>", own_networks.own_network_file, name="own_network_file"),
    path("notebook/take/", exchange.take, name="take"),
    path("notebook/take/<str:name>", exchange.taken, name="taken"),
    path("notebook/bring/", bringing.bring_in, name="bring_in"),
    path("groups/<slug:slug>/take/", exchange.take, name="take_group"),
    path("groups/<slug:slug>/take/<str:name>", exchange.taken, name="taken_group"),
    path("groups/<slug:slug>/bring-codebook/", bringing.bring_codebook, name="bring_codebook"),
    path("codebooks/<uuid:guid>/<int:number>/codebook.qdc", exchange.codebook_file, name="codebook_file"),
    path("groups/<slug:slug>/projects/<uuid:guid>/take/", exchange.take, name="take_project"),
    path("groups/<slug:slug>/projects/<uuid:guid>/take/<str:name>", exchange.taken, name="taken_project"),
    path("groups/<slug:slug>/projects/<uuid:guid>/releases/new/", releases.make_release, name="make_release"),
    path("groups/<slug:slug>/projects/<uuid:guid>/releases/<int:number>/", releases.show_release, name="release"),
    path(
        "groups/<slug:slug>/projects/<uuid:guid>/releases/<int:number>.json",
        releases.release_file,
        name="release_file",
    ),
    path("releases/<str:sha256>/", releases.public_release, name="public_release"),
    path("releases/<str:sha256>.json", releases.public_release_file, name="public_release_file"),
]
