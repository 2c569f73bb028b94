"""A large file of topics is read, looked at and taken in by the worker, with its progress and its result."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from archive.changing.reverting import revert
from archive.models import Job, Topic
from archive.undertaking import taking_topics
from diplomacy.accounts.models import User
from tests.archive.conftest import account

from .conftest import Work, told

ADDRESS = "/admin/desk/vocabulary/topics/import/"
HEAD = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n@prefix t: <https://other.example/scheme#> .\n"


@pytest.fixture
def vera(db: None) -> User:
    return account("vera", "Vocabulary editor")


@pytest.fixture
def client(client: Client, vera: User) -> Client:
    client.force_login(vera)
    return client


def send(client: Client, words: str, name: str = "scheme.ttl") -> Any:
    content = (HEAD + words).encode()
    return client.post(ADDRESS, {"file": SimpleUploadedFile(name, content + b"#" * taking_topics.SMALL)})


def scheme(number: int) -> str:
    """A chain of topics, each under the one before, the first under one that is here."""
    above = ["<https://archive.example/topics/energy/>", *(f"t:ice-{n}" for n in range(number))]
    return "<https://archive.example/topics/energy/> a skos:Concept .\n" + "\n".join(
        f't:ice-{n} a skos:Concept ; skos:prefLabel "Ice {n}"@en ; skos:definition "Frozen."@en ; skos:broader {above[n]} .'
        for n in range(number)
    )


def test_a_large_file_is_read_looked_at_and_taken_in_by_the_worker(
    seeds: Any, client: Client, vera: User, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = send(client, scheme(7) + "\nt:mute a skos:Concept .")
    reading = Job.objects.get(kind="scheme_read")
    page = reverse("desk:work", args=[reading.pk])
    assert (asked.status_code, asked["Location"]) == (302, page)
    look = reverse("desk:scheme_look", args=[reading.pk])
    assert client.get(look).status_code == 404
    work()
    assert told(reading) == [("scheme.ttl", "read: 7 would be added, 0 changed, 1 stay out or as they are", True)]
    assert look in client.get(page).content.decode()
    looked = client.get(look)
    assert [row["slug"] for row in looked.context["added"]] == [f"ice-{n}" for n in range(7)]
    assert not Topic.objects.filter(slug="ice-0").exists()
    begun = client.post(look)
    taking = Job.objects.get(kind="scheme")
    assert begun["Location"] == reverse("desk:work", args=[taking.pk])
    assert client.post(look)["Location"] == ADDRESS, "it is taken in once"
    work()
    broader = dict(Topic.objects.values_list("slug", "broader__slug"))
    assert (broader["ice-6"], broader["ice-0"]) == ("ice-5", "energy")
    assert [row for row in told(taking) if not row[2]] == [
        ("mute", "as it was; it has no preferred label in English", False)
    ]
    taking.refresh_from_db()
    assert (taking.state, taking.done, taking.total, taking.arguments) == ("done", 9, 9, {"name": "scheme.ttl"})
    change_set = taking.change_set
    assert change_set is not None
    assert str(change_set) == "Took topics in from “scheme.ttl”: 7 added, 0 changed"
    assert reverse("desk:change_set", args=[change_set.pk]) in client.get(begun["Location"]).content.decode()
    revert(change_set=change_set, by=vera)
    assert not Topic.objects.filter(slug__startswith="ice-").exists()


def test_a_large_file_that_can_not_be_read_says_why(seeds: Any, client: Client, work: Work) -> None:
    send(client, "nonsense")
    reading = Job.objects.get(kind="scheme_read")
    work()
    ((name, became, is_done),) = told(reading)
    assert (name, is_done) == ("scheme.ttl", False)
    assert became.startswith("The file can’t be read as turtle")
    assert client.get(reverse("desk:scheme_look", args=[reading.pk]))["Location"] == ADDRESS
    assert b"Choose a file in Turtle" in send(client, "x", name="scheme.exe").content
    assert Job.objects.count() == 1


def test_only_who_keeps_the_vocabulary_looks_at_it(seeds: Any, client: Client, editor: User, work: Work) -> None:
    send(client, scheme(1))
    work()
    other = Client()
    other.force_login(editor)
    look = reverse("desk:scheme_look", args=[Job.objects.get().pk])
    assert (other.get(look).status_code, other.post(look).status_code) == (403, 403)
