"""Writes of programs that may come twice."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class IdempotencyKey(models.Model):
    """A write that a program named by a key of its own (header `Idempotency-Key`), with what was answered to it.

    The same request with the same key has the same answer and writes nothing; another request with it is refused.
    Kept for a day.
    """

    user = models.ForeignKey("accounts.User", models.CASCADE, verbose_name=_("account"), related_name="+")
    key = models.CharField(_("key"), max_length=200)
    request_sha256 = models.CharField(_("SHA-256 of the request"), max_length=64)
    status = models.PositiveSmallIntegerField(_("status"))
    location = models.CharField(_("address"), max_length=300, blank=True)
    answer = models.BinaryField(_("answer"))
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("idempotency key")
        verbose_name_plural = _("idempotency keys")
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="idempotency_key_once")]
        indexes = [models.Index(fields=["at"], name="idempotency_key_age")]

    def __str__(self) -> str:
        return self.key
