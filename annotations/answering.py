"""What both faces over HTTP share: who asks, what a write needs, and how an annotation is answered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from hashlib import blake2b
from typing import Any
from uuid import UUID

import orjson
from django.conf import settings
from django.db import OperationalError, transaction
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import parse_etags
from psycopg.errors import DeadlockDetected
from rest_framework import exceptions
from rest_framework.parsers import BaseParser
from rest_framework.permissions import IsAuthenticatedOrReadOnly
from rest_framework.request import Request
from rest_framework.views import APIView

from archive.api.problems import Gone
from archive.api.views import AlwaysJSON
from archive.rendering.addresses import absolute

from . import annotating
from .codebooks import RefusedCodebook
from .exchange.releasing import RefusedRelease
from .finding import find_known
from .idempotency import LONGEST_KEY, AnotherRequest, Answered, Erased, UnderWay, once
from .limiting import TooMuch
from .models import Annotation
from .projects.choosing import RefusedProject
from .projects.reliability import StillBlind
from .projects.working import code
from .reading import MOST_BYTES, Proposed, Unreadable, read_annotation
from .writing import annotation_path, write_annotation, write_creator, write_moment

TAKEN = ("application/ld+json", "application/json")
"""Media types in which an annotation is taken; parameters say nothing more."""


class BadDocument(exceptions.APIException):
    """What was sent can't be kept as it is; `errors` has the places in it."""

    status_code = 400

    def __init__(self, unreadable: Unreadable) -> None:
        super().__init__("It can’t be kept as it is: " + "; ".join(reason for _, reason in unreadable.problems))
        errors = [{"detail": reason, "pointer": pointer} for pointer, reason in unreadable.problems]
        self.members = {"errors": errors, **unreadable.members}


class Conflict(exceptions.APIException):
    """Something else stands in the way."""

    status_code = 409


class TooLarge(exceptions.APIException):
    """More than one annotation has."""

    status_code = 413


class PreconditionFailed(exceptions.APIException):
    """It is not what it was when the client read it."""

    status_code = 412


class PreconditionRequired(exceptions.APIException):
    """The client has to say what it has read."""

    status_code = 428


class UnprocessableKey(exceptions.APIException):
    """The key names another request."""

    status_code = 422


class Unread(BaseParser):
    """Leaves the body as it came, in any media type: the view reads its bytes. Asking for a form's token must not parse it."""

    media_type = "*/*"

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> dict[str, Any]:
        """Nothing."""
        return {}


class AnnotationView(APIView):
    """What is public is read by everybody; the rest, and writing, by token or session, as the site is configured."""

    permission_classes = [IsAuthenticatedOrReadOnly]
    parser_classes = [Unread]
    content_negotiation_class = AlwaysJSON

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """What a cache has to know: the answer depends on who asks."""
        response = super().finalize_response(request, response, *args, **kwargs)
        patch_vary_headers(response, ("Accept", "Authorization", "Cookie"))
        if not response.has_header("Cache-Control"):
            response["Cache-Control"] = "private, no-cache"
        return response


def etag_of(body: bytes) -> str:
    """The strong ETag of those bytes."""
    return f'"{blake2b(body, digest_size=16).hexdigest()}"'


def answer(request: Request, body: bytes, content_type: str, *, status: int = 200) -> HttpResponseBase:
    """The body with its ETag, or 304 where the client has these bytes already."""
    response = HttpResponse(body, content_type=content_type, status=status)
    response["ETag"] = etag_of(body)
    if request.method not in ("GET", "HEAD"):
        return response
    _check_match(request, response["ETag"])
    conditional = get_conditional_response(request._request, etag=response["ETag"], response=response)
    return response if conditional is None else conditional


def render(annotation: Annotation) -> bytes:
    """The annotation as both faces give it."""
    return orjson.dumps(write_annotation(annotation))


def read_guid(text: str) -> UUID:
    """The GUID. Raises NotFound for what is none."""
    try:
        guid = UUID(text)
    except ValueError as error:
        raise exceptions.NotFound("There is no annotation with this identifier.") from error
    if str(guid) != text.lower():
        raise exceptions.NotFound("There is no annotation with this identifier.")
    return guid


def get_annotation(request: Request, text: str) -> Annotation:
    """The annotation with that GUID. Raises Gone for one that the account could see once, NotFound for any other."""
    annotation = find_known(read_guid(text), by=request.user)
    if annotation is None:
        raise exceptions.NotFound("There is no annotation with this identifier that you may see.")
    if not annotation.is_seen:
        tombstone = write_tombstone(annotation.guid, annotation.told_at)
        raise Gone("The annotation was deleted, or is not to be seen any more.", **tombstone)
    return annotation


def write_tombstone(guid: UUID, told_at: datetime) -> dict[str, str]:
    """What is told of an annotation that is gone, as `known_to` has it: that it went, and when for whoever asks."""
    return {"guid": str(guid), "deleted": write_moment(told_at)}


def create(request: Request, address: Callable[[Annotation], str] = annotation_path) -> Answered:
    """Make the annotation in the request's body. Raises BadDocument and what `answer_write` raises."""
    proposed = _read(request)

    def write() -> Answered:
        if proposed.round is not None:
            annotation = code(proposed=proposed, by=request.user)
        else:
            annotation = annotating.annotate(by=request.user, proposed=proposed)
        if not hasattr(annotation, "standing"):
            annotation = Annotation.objects.with_everything().get(pk=annotation.pk)
        body = render(annotation)
        return Answered(201, absolute(address(annotation)), body)

    return write_once(request, write)


def replace(request: Request, text: str) -> Answered:
    """Put what the request's body says in the place of the annotation with that GUID, if it is as the client read it."""
    proposed = _read(request)

    def write() -> Answered:
        annotation = _get_locked(request, text, is_match_needed=True)
        annotating.revise(annotation=annotation, by=request.user, proposed=proposed)
        return Answered(200, "", render(Annotation.objects.with_everything().get(pk=annotation.pk)))

    return write_once(request, write)


def remove(request: Request, text: str) -> Answered:
    """Delete the annotation with that GUID; where the client says what it has read, only if it is so still."""

    def write() -> Answered:
        annotation = _get_locked(request, text, is_match_needed=False)
        annotating.delete(annotation=annotation, by=request.user)
        return Answered(204, "", b"")

    return write_once(request, write)


def _read(request: Request) -> Proposed:
    """The annotation in the request's body."""
    media = (request.content_type or "").partition(";")[0].strip().lower()
    if media not in TAKEN:
        raise exceptions.UnsupportedMediaType(media[:80], f"Send the annotation as {' or '.join(TAKEN)}.")
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdigit() or int(length) > MOST_BYTES:
        raise TooLarge(f"An annotation has at most {MOST_BYTES} bytes.")
    creator = write_creator(request.user) or {}
    try:
        return read_annotation(
            request._request.body, creator=creator, site=settings.SITE_URL, licence=settings.ARCHIVE_LICENCE["url"]
        )
    except Unreadable as error:
        raise BadDocument(error) from error


def _get_locked(request: Request, text: str, *, is_match_needed: bool) -> Annotation:
    """The annotation, locked, if it is what the client says that it has read."""
    guid = read_guid(text)
    annotating.hold(guid)
    annotation = get_annotation(request, text)
    if annotation.creator_id != request.user.pk:
        raise exceptions.PermissionDenied("Only its creator changes or deletes an annotation.")
    if is_match_needed and "If-Match" not in request.headers:
        raise PreconditionRequired("Say in If-Match which version you have read, by its ETag.")
    _check_match(request, etag_of(render(annotation)))
    if "If-None-Match" in request.headers and _matches(request.headers["If-None-Match"], etag_of(render(annotation))):
        raise PreconditionFailed("There is such an annotation already.")
    return annotation


def _check_match(request: Request, etag: str) -> None:
    if "If-Match" in request.headers and not _matches(request.headers["If-Match"], etag):
        raise PreconditionFailed("The annotation is not what it was when you read it; read it again.")


def _matches(given: str, etag: str) -> bool:
    tags = parse_etags(given)
    return "*" in tags or etag in tags


def write_once(request: Request, write: Callable[[], Answered]) -> Answered:
    """Do the write, once for each Idempotency-Key of the account, and say in problems why it was not done."""
    key = request.headers.get("Idempotency-Key", "")
    if "Idempotency-Key" in request.headers and not (
        0 < len(key) <= LONGEST_KEY and key.isascii() and key.isprintable()
    ):
        raise exceptions.ParseError(f"An Idempotency-Key has 1 to {LONGEST_KEY} printable ASCII characters.")
    asked = (
        str(request.method).encode(),
        request.get_full_path().encode(),
        b"" if request.method == "DELETE" else request._request.body,
    )
    try:
        with transaction.atomic():
            return once(user=request.user, key=key, request=asked, write=write) if key else write()
    except Unreadable as error:
        raise BadDocument(error) from error
    except UnderWay as error:
        raise Conflict("A request with this Idempotency-Key is being answered; ask again in a moment.") from error
    except (RefusedProject, RefusedCodebook, RefusedRelease) as error:
        raise Conflict(str(error)) from error
    except StillBlind as error:
        raise Conflict("The round is blind: nothing of it is shown before it is revealed.") from error
    except AnotherRequest as error:
        raise UnprocessableKey("This Idempotency-Key was used for another request; take a new one.") from error
    except TooMuch as error:
        raise exceptions.Throttled(error.wait, str(error)) from error
    except annotating.NotYours as error:
        raise exceptions.PermissionDenied("Only its creator changes or deletes an annotation.") from error
    except (annotating.Deleted, Erased) as error:
        raise Gone("The annotation was deleted.") from error
    except OperationalError as error:
        if not isinstance(error.__cause__, DeadlockDetected):
            raise
        raise Conflict(
            "Somebody else changed the same at this moment, and nothing was done: send it again."
        ) from error
