"""The app of what scholars add to the record."""

from typing import Any

from django.apps import AppConfig


class AnnotationsConfig(AppConfig):
    name = "annotations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have annotations follow each new edition, what lacks a place caught up, releases verified, and the API's lists named."""
        from archive.api.lists import LISTS
        from archive.publishing import FOLLOWERS
        from archive.reviewing.foretelling import TELLERS
        from archive.undertaking import minding
        from archive.verifying import ALSO

        from . import carrying
        from .exchange.releasing import verify_releases
        from .foretelling import foretell_edition
        from .idempotency import forget_keys

        entries: tuple[tuple[list[Any], Any], ...] = (
            (FOLLOWERS, carrying.follow_edition),
            (TELLERS, foretell_edition),
            (minding.ALSO, carrying.catch_up),
            (minding.ALSO, forget_keys),
            (ALSO, verify_releases),
        )
        LISTS.update(
            {
                "annotations": "What scholars say on records: public ones, and by token your own and your groups'.",
                "codebooks": "What groups of scholars code by.",
                "codes": "The codes in them.",
                "codings": "Codes and positions that scholars gave, one row each.",
                "projects": "What your groups code together, by token.",
                "releases": "Frozen states of projects.",
            }
        )
        for registry, entry in entries:
            if entry not in registry:
                registry.append(entry)
