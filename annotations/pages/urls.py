"""The addresses of what scholars do: groups with their codebooks and projects, moderation, the notebook."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path, re_path

from . import (
    adjudication,
    agreement,
    beside,
    bringing,
    codebooks,
    codes_offered,
    coding_desk,
    drafts,
    exchange,
    groups,
    invitations,
    letting_go,
    moderation,
    networks,
    note_editing,
    notebook,
    own_networks,
    pictures,
    position_notes,
    projects,
    recoding,
    record_notes,
    releases,
    rounds,
)

app_name = "annotations"

NETWORK_FILE = r"(?P<name>network|ties|actors)\.(?P<suffix>svg|png|csv|graphml|gexf)$"

# Beneath a codebook of a group.
CODEBOOK = [
    path("", codebooks.codebook, name="codebook"),
    path("settings/", codebooks.settings, name="codebook_settings"),
    path("difference/", codebooks.difference, name="codebook_difference"),
    path("waiting/", recoding.waiting, name="codebook_waiting"),
    path("<int:number>/", codebooks.version, name="codebook_version"),
    path("<int:number>/bring/", codebooks.bring, name="codebook_bring"),
    path("draft/", drafts.draft, name="codebook_draft"),
    path("draft/discard/", drafts.discard, name="codebook_discard"),
    path("draft/preview/", drafts.preview, name="codebook_preview"),
    path("draft/codes/new/", drafts.new_code, name="code_new"),
    path("draft/codes/<uuid:code>/", drafts.change_code, name="code"),
    path("draft/codes/<uuid:code>/move/", drafts.move_code, name="code_move"),
    path("draft/codes/<uuid:code>/merge/", drafts.merge_code, name="code_merge"),
    path("draft/codes/<uuid:code>/split/", drafts.split_code, name="code_split"),
    path("draft/codes/<uuid:code>/retire/", drafts.retire_code, name="code_retire"),
    path("draft/claims/new/", drafts.claim, name="claim_new"),
    path("draft/claims/<uuid:claim>/", drafts.claim, name="claim"),
]

# Beneath a round of a project.
ROUND = [
    path("", rounds.coding_round, name="round"),
    path("close/", rounds.close_a_round, name="close_round"),
    path("reveal/", rounds.reveal_a_round, name="reveal_round"),
    path("codings.csv", rounds.codings_csv, name="round_codings"),
    path("code/", coding_desk.next_statement, name="code_next"),
    path("code/<str:sid>/", coding_desk.code_statement, name="code_statement"),
    path("agreement/", agreement.agreement, name="agreement"),
    path("agreement.csv", agreement.agreement_csv, name="agreement_csv"),
    path("agreement/<slug:key>/", agreement.subject, name="agreement_of"),
    path("decide/", adjudication.to_decide, name="to_decide"),
    path("decide/<str:sid>/", adjudication.decide, name="decide"),
]

# Beneath a project of a group.
PROJECT: list[URLPattern | URLResolver] = [
    path("", projects.project, name="project"),
    path("statements/", projects.statements, name="project_statements"),
    path("choose/", projects.choose_statements, name="choose_statements"),
    path("let-go/", letting_go.let_go_statements, name="let_go"),
    path("open/", projects.open_a_round, name="open_round"),
    path("close/", projects.close_project, name="close_project"),
    path("take/", exchange.take, name="take_project"),
    path("take/<str:name>", exchange.taken, name="taken_project"),
    path("releases/new/", releases.make_release, name="make_release"),
    path("releases/<int:number>/", releases.show_release, name="release"),
    path("releases/<int:number>.json", releases.release_file, name="release_file"),
    path("rounds/<int:number>/", include(ROUND)),
]

# Beneath a group.
GROUP: list[URLPattern | URLResolver] = [
    path("", groups.group, name="group"),
    path("settings/", groups.settings, name="group_settings"),
    path("leave/", groups.leave_group, name="leave_group"),
    path("dissolve/", groups.dissolve_group, name="dissolve_group"),
    path("members/<int:pk>/", groups.member, name="group_member"),
    path("invite/", invitations.invite_member, name="invite"),
    path("invitations/<int:pk>/revoke/", invitations.revoke, name="revoke_invitation"),
    path("codebooks/", codebooks.codebook_list, name="codebooks"),
    path("projects/", projects.projects, name="projects"),
    path("take/", exchange.take, name="take_group"),
    path("take/<str:name>", exchange.taken, name="taken_group"),
    path("bring-codebook/", bringing.bring_codebook, name="bring_codebook"),
    path("codebooks/<uuid:guid>/", include(CODEBOOK)),
    path("projects/<uuid:guid>/", include(PROJECT)),
]

urlpatterns = [
    path("groups/", groups.groups, name="groups"),
    path("groups/invitation/<str:secret>/", invitations.invitation, name="invitation"),
    path("groups/<slug:slug>/", include(GROUP)),
    path("notebook/", notebook.notebook, name="notebook"),
    path("notebook/codes/", codes_offered.offered_codes, name="offered_codes"),
    path("notebook/settle/", notebook.to_settle, name="to_settle"),
    path("notebook/mentions/", notebook.mentions, name="mentions"),
    path("notebook/annotations/<uuid:guid>/settle/", notebook.settle_place, name="settle"),
    path("notebook/annotations/<uuid:guid>/edit/", note_editing.edit_note, name="edit_note"),
    path(
        "notebook/annotations/<uuid:guid>/positions/<int:ordinal>/",
        position_notes.change_position,
        name="change_position",
    ),
    path("notebook/annotations/<uuid:guid>/delete/", notebook.delete_note, name="delete_note"),
    path("notebook/records/<str:rid>/", record_notes.record_notes, name="record_notes"),
    path("notebook/records/<str:rid>/positions/<str:sid>/", position_notes.position_note, name="position_note"),
    path("notebook/records/<str:rid>/<int:major>/", beside.beside, name="beside"),
    path("notebook/records/<str:rid>/<int:major>/text/", beside.text, name="beside_text"),
    path("notebook/codebooks/<uuid:guid>/", recoding.own_waiting, name="own_waiting"),
    path("codebooks/<uuid:guid>/", codebooks.public, name="public_codebook"),
    path("codebooks/<uuid:guid>/<int:number>/", codebooks.public, name="public_codebook_version"),
    path("notebook/moderation/", moderation.to_moderate, name="to_moderate"),
    path("notebook/moderation/log/", moderation.log, name="moderation_log"),
    path("notebook/moderation/complained/", moderation.complained, name="complained"),
    path("notebook/moderation/<uuid:guid>/", moderation.moderate, name="moderate"),
    path("notebook/moderation/<uuid:guid>/complain/", moderation.complaint, name="complain"),
    path("notebook/moderation/<uuid:guid>/mine/", moderation.own_decisions, name="own_decisions"),
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
    path("codebooks/<uuid:guid>/<int:number>/codebook.qdc", exchange.codebook_file, name="codebook_file"),
    path("releases/<str:sha256>/", releases.public_release, name="public_release"),
    path("releases/<str:sha256>.json", releases.public_release_file, name="public_release_file"),
]
