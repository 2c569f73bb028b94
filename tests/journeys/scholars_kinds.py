"""Every kind of page that a scholar meets, of a group that has all that a group can have, and where each of them is."""

from __future__ import annotations

from typing import Any

from annotations import codebooks
from annotations.grouping import invite
from annotations.models import Annotation, Offer, Release
from annotations.moderating import appeal, complain, decide
from annotations.projects import choosing
from annotations.projects.rounds import reveal_round
from archive.models import Report
from archive.searching.query import Query
from diplomacy.accounts.models import User
from tests.annotations.coded import Coded, code, make_coded, position
from tests.annotations.pages.test_projects import POSITION, make_round, statements
from tests.annotations.samples import SITE, next_edition, post, signed_in
from tests.archive.conftest import account

RECORD = "8GD5-1S06"

GROUP, BOOK, DRAFT = "/groups/{group}/", "/groups/{group}/codebooks/{book}/", "/groups/{group}/codebooks/{book}/draft/"
PROJECT, NEW = "/groups/{group}/projects/{project}/", "/groups/{group}/projects/{new}/"
REVEALED, BLIND = PROJECT + "rounds/1/", PROJECT + "rounds/2/"

KINDS = {
    "groups": "/groups/",
    "a group": GROUP,
    "a group's settings": GROUP + "settings/",
    "a member": GROUP + "members/{member}/",
    "an invitation": "/groups/invitation/{invitation}/",
    "an invitation that is gone": "/groups/invitation/nothing/",
    "codebooks": GROUP + "codebooks/",
    "a codebook": BOOK,
    "a codebook's settings": BOOK + "settings/",
    "versions compared": BOOK + "difference/",
    "a version": BOOK + "2/",
    "codings that wait": BOOK + "waiting/",
    "codings that wait, by a codebook of others": "/notebook/codebooks/{book}/",
    "a public codebook": "/codebooks/{book}/",
    "a public version": "/codebooks/{book}/1/",
    "a draft": DRAFT,
    "a draft to publish": DRAFT + "preview/",
    "a new code": DRAFT + "codes/new/",
    "a code": DRAFT + "codes/{firm}/",
    "a code to move": DRAFT + "codes/{firm}/move/",
    "a code to merge": DRAFT + "codes/{firm}/merge/",
    "a code to split": DRAFT + "codes/{firm}/split/",
    "a code to retire": DRAFT + "codes/{firm}/retire/",
    "a new claim": DRAFT + "claims/new/",
    "a claim": DRAFT + "claims/{claim}/",
    "a codebook to bring in": GROUP + "bring-codebook/",
    "projects": GROUP + "projects/",
    "a project": PROJECT,
    "a project's statements": PROJECT + "statements/",
    "statements to choose": NEW + "choose/?topic=peace-treaty&number=2",
    "statements to let go": NEW + "let-go/",
    "a round to open": NEW + "open/",
    "a project to close": NEW + "close/",
    "a blind round": BLIND,
    "a round to reveal": BLIND + "reveal/",
    "what a blind round refuses": BLIND + "agreement/",
    "a coder's page": BLIND + "code/{sid}/",
    "a position to change": BLIND + "code/{sid}/?change={own}",
    "a revealed round": REVEALED,
    "agreement": REVEALED + "agreement/",
    "agreement on a code": REVEALED + "agreement/{firm}/?interval=all",
    "agreement on directions": REVEALED + "agreement/directions/",
    "what was decided": REVEALED + "decide/",
    "side by side": REVEALED + "decide/{decided}/",
    "side by side, undecided": REVEALED + "decide/{undecided}/",
    "offers": "/admin/desk/offers/",
    "an offer": "/admin/desk/offers/{offer}/",
    "the notebook": "/notebook/",
    "the notebook, searched": "/notebook/?proposition=peace-treaty-early&direction=supports",
    "mentions": "/notebook/mentions/",
    "notes to settle": "/notebook/settle/",
    "a note to settle": "/notebook/annotations/{doubtful}/settle/",
    "a note to edit": "/notebook/annotations/{doubtful}/edit/",
    "a note to delete": "/notebook/annotations/{doubtful}/delete/",
    "notes of a record": "/notebook/records/" + RECORD + "/",
    "a position to code": "/notebook/records/" + RECORD + "/positions/TKV5-GJRR/",
    "a position of one's own to change": "/notebook/annotations/{positioned}/positions/0/",
    "a note that has a position": "/notebook/annotations/{positioned}/edit/",
    "pictures": "/notebook/pictures/?of=project:{project}",
    "pictures, counted": "/notebook/pictures/?kind=matrix&of=project:{project}",
    "pictures of codes": "/notebook/pictures/?kind=attention&by=codes&of=group:{group}",
    "pictures, who raised what": "/notebook/pictures/?kind=raised&by=codes&of=group:{group}",
    "pictures, none": "/notebook/pictures/?of=decisions:{new}",
    "a network of one's own": "/notebook/networks/?of=project:{project}&kind=affiliation",
    "a network of one's own, none": "/notebook/networks/?of=decisions:{new}",
    "behind a tie of one's own": "/notebook/networks/tie/?of=project:{project}&kind=affiliation"
    "&one=person:vladimir-putin&other=proposition:peace-treaty-early",
    "to take away": "/notebook/take/",
    "to take away of a group": GROUP + "take/",
    "to take away of a project": PROJECT + "take/",
    "an appendix": PROJECT + "take/appendix.html",
    "to bring in": "/notebook/bring/",
    "a release to make": PROJECT + "releases/new/",
    "a release": PROJECT + "releases/1/",
    "a public release": "/releases/{release}/",
    "moderation": "/notebook/moderation/",
    "the log of moderation": "/notebook/moderation/log/",
    "a note to moderate": "/notebook/moderation/{complained}/",
    "a note to complain of": "/notebook/moderation/{said}/complain/",
    "after a complaint": "/notebook/moderation/complained/",
    "what was decided on one's own": "/notebook/moderation/{hidden}/mine/",
    "the terms of annotations": "/annotations/terms/",
}
STATUSES = {"an invitation that is gone": 404, "what a blind round refuses": 409}


def make_all(seeds: dict[str, Report]) -> tuple[User, dict[str, Any]]:
    """A group with all of it; its owner, who may do everything, and what the addresses are made of."""
    coded = make_coded(visibility="public")
    owner = coded.owner
    owner.is_staff = owner.is_superuser = True
    owner.save()
    _link, secret = invite(group=coded.group, email="new@coders.example", role="member", by=owner)
    return owner, {
        "group": coded.group.slug,
        "book": coded.codebook.guid,
        "member": coded.group.memberships.get(user=coded.member).pk,
        "invitation": secret,
        "firm": coded.entry("Firm").code.guid,
        "claim": coded.claim.claim.guid,
        **make_rounds(coded),
        **make_notes(coded, seeds),
    }


def make_rounds(coded: Coded) -> dict[str, Any]:
    """A project with a round that was revealed, decided on, offered from and released, and a blind one; and a new project."""
    found, address = make_round(coded)
    first, second, *_more = statements(found, coded.member)
    firm, soft = (str(coded.entry(name).code.guid) for name in ("Firm", "Soft"))
    for coder, given, direction in ((coded.editor, firm, "supports"), (coded.member, soft, "opposes")):
        code_both(coder, f"{address}code/", (first, second), given, direction)
    reveal_round(coding_round=found, by=coded.owner)
    owner, desk = signed_in(coded.owner), f"{address}decide/{first}/"
    codings = Annotation.objects.filter(round=found, creator=coded.member, anchors__identity=first.replace("-", ""))
    held = [str(one.guid) for one in codings.order_by("pk")]
    for sent in (
        {"do": "reply", "annotation": held[0], "comment": "Why so?"},
        {"do": "decide", "hold": held, "reasons": "It is put softly."},
        {"do": "example", "code": soft, "is_positive": "yes", "note": "Soft by its verb."},
        {"do": "offer", "annotation": held[0], "credit": "Member, Coders"},
    ):
        answer = owner.post(desk, sent)
        assert answer.status_code == 302, (sent, answer.content.decode())
    project = found.project
    base = f"/groups/{coded.group.slug}/projects/{project.guid}/"
    members = coded.group.memberships.filter(user__in=[coded.owner, coded.member]).values_list("pk", flat=True)
    blind = {"version": coded.version.pk, "coders": list(members), "overlap": 2, "is_blind": "on"}
    assert owner.post(f"{base}open/", blind).status_code == 302
    code_both(coded.owner, f"{base}rounds/2/code/", (first, second), firm, "mixed")
    assert owner.post(f"{base}releases/new/", {"note": "All of it.", "is_public": "on"}).status_code == 302
    new = choosing.found(group=coded.group, name="Tones again", codebook=coded.codebook, by=coded.owner)
    choosing.choose(project=new, query=Query.read({"topic": "korea"}), by=coded.owner, number=2)
    own = Annotation.objects.filter(round__number=2, versions__bodies__kind="position").get()
    return {
        "project": project.guid,
        "new": new.guid,
        "sid": first,
        "decided": first,
        "undecided": second,
        "own": own.guid,
        "offer": Offer.objects.get().pk,
        "release": Release.objects.get().sha256,
    }


def code_both(coder: User, desk: str, sids: tuple[str, str], given: str, direction: str) -> None:
    """A code on two statements with a remark, a position on the first, and done with both."""
    client = signed_in(coder)
    position = {**POSITION, "p-holder_collective": "", "p-other_holder": "Vladimir Putin", "p-direction": direction}
    assert client.post(f"{desk}{sids[0]}/", {"do": "position", **position}).status_code == 302
    for sid in sids:
        sent = {"do": "codes-done", "codes": [given], "confidence": "2", "comment": "By its verb."}
        assert client.post(f"{desk}{sid}/", sent).status_code == 302


def make_notes(coded: Coded, seeds: dict[str, Report]) -> dict[str, Any]:
    """A codebook with two versions and a draft, a coding that waits; notes to settle, to read and to decide on."""
    owner, keeper = coded.owner, account("keeper", is_superuser=True)
    post(owner, **coded.shared(body=[code(coded.entry("Trade"))]))
    draft = codebooks.begin_draft(codebook=coded.codebook, by=owner)
    trade = draft.entries.get(name="Trade")
    codebooks.split_code(
        draft=draft, code=trade.code, into=[{"name": "Goods"}, {"name": "Money"}], reason="Too wide.", by=owner
    )
    codebooks.publish(draft=draft, by=owner, note="Trade is two things.")
    codebooks.begin_draft(codebook=coded.codebook, by=owner)
    words = {"type": "TextQuoteSelector", "exact": "expressing gratitude the Russian side"}
    doubtful = post(owner, target={"source": f"{SITE}/reports/{RECORD}/", "selector": words})
    said = post(coded.member, body={"type": "TextualBody", "value": f"Look, @{owner.username}."})
    complained, hidden = post(coded.member), post(owner)
    complain(annotation=complained, reason="It names somebody.", by=coded.stranger)
    decided = decide(annotation=hidden, action="hide", reason="It names somebody.", by=keeper)
    appeal(decision=decided, text="It names nobody.", by=owner)
    positioned = post(owner, body=position(), visibility="private")
    next_edition(seeds["001"], keeper, "expressing gratitude the", "saying thanks to the")
    return {
        one: note.guid
        for one, note in {
            "doubtful": doubtful,
            "said": said,
            "complained": complained,
            "hidden": hidden,
            "positioned": positioned,
        }.items()
    }
