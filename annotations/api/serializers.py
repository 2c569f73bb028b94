"""How annotations are described in the OpenAPI document: the members of the JSON-LD, by the words of the standard."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import PolymorphicProxySerializer, extend_schema_field, extend_schema_serializer
from rest_framework import serializers as s

from annotations.models.anchors import Anchor
from annotations.models.annotations import Motivation, Visibility
from annotations.models.codings import Confidence
from archive.models.positions import Act, Direction, Evidence

Schema = dict[str, Any]
_IRI: Schema = {"type": "string", "format": "uri"}
_MOTIVATION: Schema = {"type": "string", "enum": list(Motivation.values)}


_NAMED: Schema = {"type": "object", "required": ["id"], "properties": {"id": _IRI, "label": {"type": "string"}}}
_CONFIDENCE: Schema = {"enum": list(Confidence.values), "description": "1 a guess, 2 fairly sure, 3 sure."}


def _one_or_several(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "array", "items": schema}]}


def _described(schema: Schema, text: str, **options: Any) -> Any:
    # A class of its own: what is said of it is kept on the class.
    class Described(s.JSONField):
        pass

    field = extend_schema_field({**schema, "description": text})(Described)
    return field(help_text=text, **options)


_BODY: Schema = {
    "anyOf": [
        {"type": "string", "format": "uri", "description": "Something on the web."},
        {
            "type": "object",
            "description": "A comment; a tag where `purpose` is `tagging`. Shown as it is written: no HTML in it is rendered.",
            "properties": {
                "type": {"const": "TextualBody"},
                "value": {"type": "string"},
                "format": {"enum": ["text/plain", "text/markdown"]},
                "language": {"type": "string"},
                "purpose": _MOTIVATION,
            },
            "required": ["type", "value"],
        },
        {
            "type": "object",
            "description": "A link, or a topic of the archive by its address.",
            "properties": {
                "type": {"const": "SpecificResource"},
                "source": {"oneOf": [_IRI, {"type": "object", "required": ["id"], "properties": {"id": _IRI, "label": {"type": "string"}, "format": {"type": "string"}, "language": {"type": "string"}}}]},
                "purpose": _MOTIVATION,
            },
            "required": ["source"],
        },
        {
            "type": "object",
            "description": "A code of a codebook, by the `id` that the list of codes gives it.",
            "properties": {
                "type": {"const": "SpecificResource"},
                "source": {"oneOf": [_IRI, _NAMED]},
                "purpose": _MOTIVATION,
                "confidence": _CONFIDENCE,
            },
            "required": ["type", "source"],
        },
        {
            "type": "object",
            "description": "A position on a proposition of the archive, or on a claim of a codebook, with one `holder` or `collective`; "
            "`strength` with `supports` and `opposes` alone.",
            "properties": {
                "type": {"const": "Position"},
                "purpose": _MOTIVATION,
                "proposition": {"oneOf": [_IRI, _NAMED]},
                "holder": {"oneOf": [_IRI, _NAMED]},
                "collective": {"type": "string"},
                "onBehalfOf": {"oneOf": [_IRI, _NAMED]},
                "attributedBy": {"oneOf": [_IRI, _NAMED]},
                "claimsAlsoFor": _one_or_several({"oneOf": [_IRI, _NAMED]}),
                "directedAt": {"oneOf": [_IRI, _NAMED]},
                "direction": {"enum": list(Direction.values)},
                "strength": {"enum": [1, 2]},
                "condition": {"type": "string"},
                "act": {"enum": list(Act.values)},
                "evidence": {"enum": list(Evidence.values)},
                "rationale": {"type": "string"},
                "confidence": _CONFIDENCE,
            },
            "required": ["type", "proposition", "direction", "act", "evidence"],
        },
    ]
}  # fmt: skip
_SELECTOR: Schema = {
    "oneOf": [
        {
            "type": "object",
            "properties": {
                "type": {"const": "TextQuoteSelector"},
                "exact": {"type": "string"},
                "prefix": {"type": "string"},
                "suffix": {"type": "string"},
            },
            "required": ["type", "exact"],
        },
        {
            "type": "object",
            "description": "Code points of the record's text, the end exclusive.",
            "properties": {
                "type": {"const": "TextPositionSelector"},
                "start": {"type": "integer", "minimum": 0},
                "end": {"type": "integer", "minimum": 1},
            },
            "required": ["type", "start", "end"],
        },
    ]
}
_STATE: Schema = {
    "type": "object",
    "description": "The edition whose text is meant; without it the current one.",
    "properties": {
        "type": {"const": "TimeState"},
        "sourceDate": {"type": "string", "format": "date-time"},
        "cached": _IRI,
    },
}
_TARGET: Schema = {
    "oneOf": [
        {"type": "string", "format": "uri", "description": "The `url` of a report, an edition or a statement, or the `id` of another annotation."},
        {
            "type": "object",
            "properties": {
                "type": {"const": "SpecificResource"},
                "source": _IRI,
                "selector": _one_or_several(_SELECTOR),
                "state": _STATE,
            },
            "required": ["source"],
        },
    ]
}  # fmt: skip
_CREATOR: Schema = {
    "type": "object",
    "properties": {"id": _IRI, "type": {"const": "Person"}, "nickname": {"type": "string"}},
}
_ANCHOR: Schema = {
    "type": "object",
    "properties": {
        "edition": _IRI,
        "status": {"type": "string", "enum": list(Anchor.Status.values)},
        "isCertain": {"type": "boolean"},
        "reason": {"type": "string"},
    },
}


@extend_schema_serializer(component_name="Annotation")
class AnnotationSerializer(s.Serializer):
    """A W3C Web Annotation."""

    def get_fields(self) -> dict[str, s.Field]:
        """With names that no attribute of Python can have."""
        optional: Any = {"required": False}
        return {
            "@context": _described({}, "The standard's context, and that of the archive's own terms."),
            "id": s.URLField(help_text="Its address in the Web Annotation Protocol.", **optional),
            "type": s.ChoiceField(choices=["Annotation"], help_text="What it is."),
            "creator": _described(_CREATOR, "Who made it; left out where the account was erased.", **optional),
            "created": s.DateTimeField(help_text="When it was made. Set by the archive.", **optional),
            "modified": s.DateTimeField(help_text="When this version was made. Set by the archive.", **optional),
            "motivation": _described(_one_or_several(_MOTIVATION), "Why it was made.", **optional),
            "bodyValue": s.CharField(help_text="In place of a body: a comment. Taken, and given as a body.", **optional),
            "body": _described(_one_or_several(_BODY), "What it says.", **optional),
            "target": _described(_TARGET, "What it is on."),
            "anchor": _described(_ANCHOR, "Where it stands in the newest edition, and how sure that is.", **optional),
            "visibility": s.ChoiceField(choices=Visibility.values, help_text="Who sees it; `private` where nothing is said.", **optional),
            "group": s.URLField(help_text="The group that sees it, by its address.", **optional),
            "round": s.URLField(help_text="The round of a project in which it codes, by its `url`: one of your statements, and its codebook’s version. It stays.", **optional),
            "rights": s.URLField(help_text="The licence of what is public.", **optional),
            "via": _described(_one_or_several(_IRI), "Where it came from.", **optional),
            "canonical": s.URLField(help_text="The address by which it is known everywhere.", **optional),
        }  # fmt: skip


class Refusal(s.Serializer):
    """What is wrong with one place of what was sent."""

    detail = s.CharField(help_text="What is wrong, and what to do.")
    pointer = s.CharField(required=False, help_text="The place in the document, a JSON pointer (RFC 6901) after `#`.")
    parameter = s.CharField(required=False, help_text="The parameter, where it is in the query.")


class Stretch(s.Serializer):
    """A place in the text."""

    start = s.IntegerField(min_value=0, help_text="Its first character, in code points.")
    end = s.IntegerField(min_value=1, help_text="The character after its last one.")


@extend_schema_serializer(component_name="AnnotationProblem")
class AnnotationProblemSerializer(s.Serializer):
    """An error (RFC 9457), as `application/problem+json`."""

    type = s.CharField(help_text="Always `about:blank`: the status says what kind of problem it is.")
    title = s.CharField(help_text="The status's phrase.")
    status = s.IntegerField(help_text="The HTTP status.")
    detail = s.CharField(required=False, help_text="What went wrong this time.")
    errors = Refusal(many=True, required=False, help_text="With 400: each thing that is wrong.")  # type: ignore[assignment]
    places = Stretch(many=True, required=False, help_text="With 400: where a quotation stands that nothing decides.")
    guid = s.UUIDField(required=False, help_text="With 410: of the annotation that is gone.")
    deleted = s.DateTimeField(required=False, help_text="With 410: since when it is gone.")


class TombstoneSerializer(s.Serializer):
    """An annotation that was deleted, or that the account may not see any more."""

    guid = s.UUIDField(help_text="The last part of its `id`.")
    deleted = s.DateTimeField(help_text="Since when it is gone.")


@extend_schema_serializer(component_name="AnnotationVersion")
class VersionSerializer(s.Serializer):
    """One version of an annotation."""

    number = s.IntegerField(min_value=1, help_text="Its number, counted from 1.")
    annotation = AnnotationSerializer(
        help_text="The annotation as it was then, on the words on which it stands today."
    )


ENTRY = PolymorphicProxySerializer(
    component_name="AnnotationEntry",
    serializers=[AnnotationSerializer, TombstoneSerializer],
    resource_type_field_name=None,
    many=True,
)
