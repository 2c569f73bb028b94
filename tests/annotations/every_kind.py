"""Codings of every kind side by side, each of a holder and by a code of its own, by which it is known wherever it shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from annotations.models import Annotation, Round
from archive.models import Report, Statement
from archive.models.identifiers import show
from tests.annotations.coded import Coded, blind_round, code, make_coded, position
from tests.annotations.samples import SITE, path, post, signed_in

HOLDERS = {
    "person:vladimir-putin": "Vladimir Putin",
    "person:yoriko-kawaguchi": "Yoriko Kawaguchi",
    "person:igor-ivanov": "Igor Ivanov",
    "person:mikhail-kasyanov": "Mikhail Kasyanov",
    "person:shigeru-ishiba": "Shigeru Ishiba",
    "person:george-w-bush": "George W. Bush",
    "person:yasuhiro-yamashita": "Yasuhiro Yamashita",
    "country:north-korea": "North Korea",
    "collective:quaggas": "Quaggas",
}
"""By the key by which pictures choose it, what each is called; none of them says the statement of the samples."""
CODES = ("Aardvark", "Bonobo", "Caiman", "Dormouse", "Echidna", "Fennec", "Gecko", "Hoopoe", "Ibis")


def made(
    kind: str, coded: Coded, *, words: str = "Firm", holder: str = "person:vladimir-putin", target: str = ""
) -> Annotation:
    """Such a coding by the coder: a code and a position, where nothing is said of it on the statement of the samples."""
    body = [code(coded.entry(words)), position(**_holder(holder))]
    members = {"body": body} | ({"target": target} if target else {})
    if kind in ("private", "public", "hidden"):
        visibility = "private" if kind == "private" else "public"
        annotation = post(coded.member, visibility=visibility, motivation=None, **members)
    else:
        annotation = post(coded.member, **coded.shared(**members))
    if kind == "hidden":
        Annotation.objects.filter(pk=annotation.pk).update(hidden_at=timezone.now())
    elif kind == "deleted":
        signed_in(coded.member).delete(path(annotation))
    elif "withdrawn" in kind:
        annotation.report.published_parts.all().delete()
    elif "round" in kind:
        in_round = blind_round(coded, name=f"Tones {kind}")
        in_round.is_blind = "not blind" not in kind
        if "revealed" in kind:
            in_round.closed_at = in_round.revealed_at = timezone.now()
        in_round.save()
        Annotation.objects.filter(pk=annotation.pk).update(round=in_round)
    return annotation


def _holder(key: str) -> dict[str, str | None]:
    """The members of a body that name the holder."""
    of, _colon, name = key.partition(":")
    if of == "collective":
        return {"holder": None, "collective": HOLDERS[key]}
    return {"holder": f"{SITE}/{'people' if of == 'person' else 'countries'}/{name}/"}


@dataclass(frozen=True)
class EveryKind:
    """One coding of each kind, by kind, in a public codebook."""

    coded: Coded
    annotations: dict[str, Annotation]

    @property
    def holders(self) -> dict[str, str]:
        """By kind the key of its holder."""
        return dict(zip(self.annotations, HOLDERS, strict=False))

    @property
    def codes(self) -> dict[str, str]:
        """By kind the name of its code."""
        return dict(zip(self.annotations, CODES, strict=False))

    @property
    def projects(self) -> dict[str, str]:
        """By kind the GUID of the project in whose round it is, of those that are in one."""
        rounds = Round.objects.select_related("project")
        return {
            kind: str(rounds.get(annotations=one.pk).project.guid)
            for kind, one in self.annotations.items()
            if "round" in kind
        }

    def held(self, words: str) -> set[str]:
        """The kinds whose holders are named in the words."""
        return {kind for kind, key in self.holders.items() if HOLDERS[key] in words}

    def coded_by(self, words: str) -> set[str]:
        """The kinds whose codes are named in the words."""
        return {kind for kind, name in self.codes.items() if name in words}


def make_every_kind(kinds: Iterable[str], seeds: dict[str, Report]) -> EveryKind:
    """These kinds of codings, all on one record but for those on one that is withdrawn."""
    coded = make_coded(visibility="public", more=CODES)
    withdrawn = Statement.objects.filter(report=seeds["002"]).earliest("ordinal").identity_id
    annotations = {
        kind: made(
            kind,
            coded,
            words=words,
            holder=holder,
            target=f"{SITE}/s/{show(withdrawn)}" if "withdrawn" in kind else "",
        )
        for kind, words, holder in zip(kinds, CODES, HOLDERS, strict=False)
    }
    assert set(annotations) == set(kinds)
    return EveryKind(coded, annotations)
