"""Programs that use the API by token, and projects that they make with nothing else."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.test import Client

from diplomacy.accounts.models import AccessToken, User
from diplomacy.accounts.tokens import issue
from tests.annotations.coded import Coded
from tests.annotations.samples import CONTEXT, SITE

PROJECTS = "/api/v1/projects/"


@dataclass(frozen=True)
class Program:
    """A client that is known by a token alone, or by nothing."""

    client: Client
    secret: str = ""

    @classmethod
    def of(cls, user: User | None) -> Program:
        if user is None:
            return cls(Client())
        return cls(Client(), issue(user=user, name="program", scope=AccessToken.Scope.WRITE, days=1)[1])

    def send(self, method: str, address: str, document: Any = None, **headers: str) -> Any:
        """The answer, whatever it is."""
        known = {"Authorization": f"Bearer {self.secret}"} if self.secret else {}
        body = {} if document is None else {"data": json.dumps(document), "content_type": "application/json"}
        # Django's client sends a form where nothing is said.
        if method in ("post", "put") and not body:
            body = {"data": "", "content_type": "application/json"}
        path = address.removeprefix(SITE)
        return getattr(self.client, method)(path, headers={**known, **headers}, **body)

    def get(self, address: str) -> Any:
        """What is at the address."""
        answer = self.send("get", address)
        assert answer.status_code == 200, answer.content
        return answer.json()

    def rows(self, address: str) -> list[dict[str, Any]]:
        """All rows of a list, page by page."""
        found, following = [], address
        while following:
            page = self.get(following)
            found += page["results"]
            following = page["next"]
        return found

    def post(self, address: str, document: Any = None, status: int = 201, **headers: str) -> Any:
        """What came of it."""
        answer = self.send("post", address, document, **headers)
        assert answer.status_code == status, (answer.status_code, answer.content)
        return answer.json()

    def refused(self, method: str, address: str, document: Any = None, **headers: str) -> tuple[int, str]:
        """The status and the words of a refusal."""
        answer = self.send(method, address, document, **headers)
        assert answer["Content-Type"] == "application/problem+json", answer.content
        return answer.status_code, answer.json()["detail"]


def programs(coded: Coded) -> dict[str, Program]:
    """One for each of its people, and one of nobody."""
    names = ("owner", "editor", "member", "former", "stranger")
    return {name: Program.of(getattr(coded, name)) for name in names} | {"": Program.of(None)}


def make_project(owner: Program, coded: Coded, *, number: int = 2) -> dict[str, Any]:
    """A project with statements on the peace treaty, drawn by lot."""
    project: dict[str, Any] = owner.post(
        PROJECTS, {"group": coded.group.slug, "name": "Tones", "codebook": str(coded.codebook.guid)}
    )
    search = {"search": "topic=peace-treaty", "number": number, "seed": 1}
    owner.post(f"{PROJECTS}{project['guid']}/statements/", search, status=200)
    return project


def open_round(owner: Program, project: dict[str, Any], coded: Coded, **more: Any) -> dict[str, Any]:
    """Its next round, blind, of the editor and the member."""
    coders = [coded.editor.username, coded.member.username]
    made: dict[str, Any] = owner.post(f"{PROJECTS}{project['guid']}/rounds/", {"coders": coders, **more})
    return made


def coding(target: str, in_round: dict[str, Any], *bodies: dict[str, Any]) -> dict[str, Any]:
    """A coding of the statement in the round, as it is sent."""
    return {"@context": CONTEXT, "type": "Annotation", "target": target, "round": in_round["id"], "body": list(bodies)}
