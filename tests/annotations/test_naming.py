"""Names that stand in others' pages and mails: without addresses, and without characters that nobody sees."""

from __future__ import annotations

import pytest
from django.core import mail

from annotations import codebooks
from annotations.codebooks import RefusedCodebook
from annotations.grouping import RefusedGroup, describe, found
from annotations.models import ResearchGroup
from annotations.naming import UnfitName, name_for_mail, read_name
from annotations.projects import choosing
from annotations.projects.choosing import RefusedProject
from diplomacy.accounts.models import User

from .samples import signed_in

ADDRESSES = (
    "Win at http://evil.example", "see HTTPS://evil.example/x", "www.evil", "evil.example/prize", "write to a@b", "login-archive.org", "mailto:/x",
    "ｗｗｗ．ｅｖｉｌ．ｃｏｍ", "evil。com", "a＠b",
)  # fmt: skip
UNSEEN = ("abc\u202edef", "a\u200bb", "a\u2066b", "a\x07b", "\ufeffa", "a\U000e0041b", "a\xadb", "a\ue000b")
FIT = (
    "Pacific history", "J.R.R. Tolkien", "St. Petersburg", "Ph.D. students", "U.S.–Japan relations, 1.5 track", "Владимир «Воля»", "北方領土", "می\u200cخواهم",
    "O’Neill & Sons: a study", "v2.0",
)  # fmt: skip


@pytest.mark.parametrize("written", [*ADDRESSES, *UNSEEN])
def test_addresses_and_what_nobody_sees_are_refused(written: str) -> None:
    with pytest.raises(UnfitName):
        read_name(written)
    assert name_for_mail(written, otherwise="ann") == "ann"


@pytest.mark.parametrize("written", FIT)
def test_names_as_people_write_them_are_taken(written: str) -> None:
    assert read_name(f"  {written}\n ") == written


def test_a_name_can_t_end_the_quotation_marks_around_it() -> None:
    assert name_for_mail("Ann” has died. “Bob", otherwise="ann") == "Ann has died. Bob"


@pytest.mark.django_db
@pytest.mark.parametrize("name", [ADDRESSES[0], UNSEEN[0]])
def test_groups_projects_codebooks_and_people_have_no_such_names(ann: User, name: str) -> None:
    with pytest.raises(RefusedGroup):
        found(name=name, by=ann)
    group = found(name="Pacific", by=ann)
    with pytest.raises(RefusedGroup):
        describe(group=group, name=name, description="", by=ann)
    with pytest.raises(RefusedCodebook):
        codebooks.found(group=group, name=name, by=ann)
    codebook = codebooks.found(group=group, name="Frames", by=ann)
    with pytest.raises(RefusedCodebook):
        codebooks.describe(codebook=codebook, name=name, description="", visibility="group", by=ann)
    with pytest.raises(RefusedProject):
        choosing.found(group=group, name=name, codebook=codebook, by=ann)
    client = signed_in(ann)
    answer = client.post("/groups/", {"name": name, "description": ""})
    assert answer.status_code == 422
    fields = {"first_name": name, "last_name": "", "affiliation": name, "orcid": ""}
    answer = client.post("/accounts/profile/", fields)
    assert (answer.status_code, sorted(answer.context["form"].errors)) == (422, ["affiliation", "first_name"])


@pytest.mark.django_db
def test_names_that_were_kept_before_stand_in_no_mail(ann: User) -> None:
    group = found(name="Pacific", by=ann)
    User.objects.filter(pk=ann.pk).update(first_name="Reset your password at", last_name="http://evil.example")
    ResearchGroup.objects.filter(pk=group.pk).update(name="http://evil.example")
    signed_in(ann).post(f"/groups/{group.slug}/invite/", {"email": "x@example.org", "role": "member"})
    (sent,) = mail.outbox
    assert "evil" not in sent.body
    assert f"“ann” (user name ann) invites you into the research group “{group.slug}”" in sent.body
