"""Writes of programs that may come twice."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.db.models import F, Func, Value
from django.utils.translation import gettext_lazy as _


class IdempotencyKeyQuerySet(models.QuerySet["IdempotencyKey"]):
    """Sets of keys."""

    def answering(self, user: Any, words: bytes) -> Self:
        """Those of the account in whose answer these bytes stand."""
        place = Func(
            Value(words, models.BinaryField()), F("answer"), template="position(%(expressions)s)", arg_joiner=" IN ",
            output_field=models.IntegerField(),
        )  # fmt: skip
        return self.filter(user=user).alias(place=place).filter(place__gt=0)


class IdempotencyKey(models.Model):
    """A write that a program named by a key of its own (header `Idempotency-Key`), with what was answered to it.

    The same request with the same key has the same answer and writes nothing; another request with it is refused.
    Kept for a day. Of an annotation that was deleted meanwhile the answer is empty.
    """

    user = models.ForeignKey("accounts.User", models.CASCADE, verbose_name=_("account"), related_name="+")
    key = models.CharField(_("key"), max_length=200)
    request_sha256 = models.CharField(_("SHA-256 of the request"), max_length=64)
    status = models.PositiveSmallIntegerField(_("status"))
    location = models.CharField(_("address"), max_length=300, blank=True)
    answer = models.BinaryField(_("answer"))
    at = models.DateTimeField(_("at"), auto_now_add=True)

    objects = IdempotencyKeyQuerySet.as_manager()

    class Meta:
        verbose_name = _("idempotency key")
        verbose_name_plural = _("idempotency keys")
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="idempotency_key_once")]
        indexes = [models.Index(fields=["at"], name="idempotency_key_age")]

    def __str__(self) -> str:
        return self.key
