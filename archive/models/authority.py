"""What authority records (persons, offices, topics, …) have in common."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Authority(models.Model):
    """A live authority record with a slug for its address; the public sees it when a current edition names it."""

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    label = models.CharField(_("heading"), max_length=200)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.label


def exactly_one(*names: str) -> models.Q:
    """The condition that just one of the nullable columns is set."""
    condition = models.Q()
    for chosen in names:
        condition |= models.Q(**{f"{name}__isnull": name != chosen for name in names})
    return condition
