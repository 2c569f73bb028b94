"""Who changed which row when and why: written by triggers, so that scripts and bulk updates are seen too."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

import pgtrigger
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

USER_SETTING, WHY_SETTING, EDITING_SETTING = "archive.by", "archive.why", "archive.editing"
"""Settings of the database's session: whose work it does, why, and whether a revision tells of it already."""


FACTS = (
    "publisher_id", "meeting_id", "translated_from", "translated_by", "translation_status", "translation_group",
    "derived_from_id", "derivation", "source_note", "source_note_by",
)  # fmt: skip
"""Columns of a report that an edition has and no revision tells of."""


class AuditEntryQuerySet(models.QuerySet["AuditEntry"]):
    """Sets of audit entries."""

    def of(self, row: models.Model) -> Self:
        """What happened to that row; of one with inherited columns, to all its tables."""
        tables = [row._meta.db_table, *(parent._meta.db_table for parent in row._meta.parents)]
        return self.filter(table__in=tables, key=str(row.pk))

    def of_what_belongs_to(self, row: models.Model, belonging: type[models.Model]) -> Self:
        """What happened to the rows of another table that belong to that one, those that are gone included."""
        column = next(field for field in belonging._meta.concrete_fields if field.related_model is type(row))
        there = belonging._default_manager.filter(**{column.name: row}).values_list("pk", flat=True)
        gone = Q(action=AuditEntry.Action.DELETE, before__contains={column.column: row.pk})
        return self.filter(Q(key__in=[str(pk) for pk in there]) | gone, table=belonging._meta.db_table)

    def beside_revisions(self, report: models.Model, bases: Iterable[int]) -> Self:
        """Changes of what an edition has and no revision tells of: the report's facts, its bases, who is meant in it.

        `bases` are the keys of those that stand; those that were deleted count as well, and so do deleted decisions.
        """
        facts = Q(table="archive_report", key=str(report.pk), after__has_any_keys=FACTS)
        gone = Q(
            table__in=("archive_basis", "archive_identification"),
            action=AuditEntry.Action.DELETE,
            before__contains={"report_id": report.pk},
        )
        return self.filter(facts | Q(table="archive_basis", key__in=[str(pk) for pk in bases]) | gone)


class AuditEntry(models.Model):
    """One change of one row. `before` and `after` hold the columns that differ; all of them where it came or went.

    It is the memory of what happened, and never the way back: that is the revisions', and each verb's own inverse.
    """

    class Action(models.TextChoices):
        """What happened to the row."""

        INSERT = "insert", _("made")
        UPDATE = "update", _("changed")
        DELETE = "delete", _("deleted")

    table = models.CharField(_("table"), max_length=63)
    key = models.CharField(_("key"), max_length=64)
    action = models.CharField(_("what happened"), max_length=6, choices=Action)
    before = models.JSONField(_("before"), null=True)
    after = models.JSONField(_("after"), null=True)
    # No constraint: an entry outlives the account, and no trigger fails for a wrong setting.
    by = models.ForeignKey(
        "accounts.User", models.DO_NOTHING, verbose_name=_("by"), null=True, db_constraint=False, related_name="+"
    )
    why = models.CharField(_("why"), max_length=300, blank=True)
    at = models.DateTimeField(_("at"))

    objects = AuditEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(action__in=["insert", "update", "delete"]), name="audit_entry_action")
        ]
        indexes = [
            models.Index(fields=["table", "key", "-id"], name="audit_entry_of_a_row"),
            # What went is looked for by what it belonged to: its own key is not known any more.
            GinIndex(OpClass("before", name="jsonb_path_ops"), condition=Q(action="delete"), name="audit_entry_gone"),
        ]
        triggers = [pgtrigger.Protect(name="insert_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.table} {self.key}: {self.action}"


def audited(
    *,
    key: str = "id",
    but: Iterable[str] = (),
    never: Iterable[str] = (),
    has_inserts: bool = True,
    has_revisions: bool = False,
) -> pgtrigger.Trigger:
    """The trigger that writes the entries of a table.

    A change of nothing but the columns in `but` leaves none. Columns in `never` stand in no entry, since what they
    hold will have to be forgotten. With `has_revisions`, neither does what an edit writes:
    its revision tells more.
    """
    ignored, forgotten = (", ".join(f"'{column}'" for column in columns) for columns in (but, never))
    operation = pgtrigger.Update | pgtrigger.Delete
    return pgtrigger.Trigger(
        name="audited",
        when=pgtrigger.After,
        operation=(operation | pgtrigger.Insert) if has_inserts else operation,
        condition=pgtrigger.Condition(f"current_setting('{EDITING_SETTING}', true) IS DISTINCT FROM 'on'")
        if has_revisions
        else None,
        declare=[("earlier", "jsonb"), ("later", "jsonb"), ("changed", "text[]")],
        func=f"""
            IF TG_OP <> 'INSERT' THEN earlier := to_jsonb(OLD) - ARRAY[{forgotten}]::text[]; END IF;
            IF TG_OP <> 'DELETE' THEN later := to_jsonb(NEW) - ARRAY[{forgotten}]::text[]; END IF;
            IF TG_OP = 'UPDATE' THEN
                SELECT array_agg(each.key) INTO changed FROM jsonb_each(later) AS each
                    WHERE earlier -> each.key IS DISTINCT FROM each.value AND each.key <> ALL (ARRAY[{ignored}]::text[]);
                IF changed IS NULL THEN RETURN NULL; END IF;
                SELECT jsonb_object_agg(each.key, each.value) INTO earlier FROM jsonb_each(earlier) AS each WHERE each.key = ANY (changed);
                SELECT jsonb_object_agg(each.key, each.value) INTO later FROM jsonb_each(later) AS each WHERE each.key = ANY (changed);
            END IF;
            INSERT INTO archive_auditentry ("table", key, action, before, after, by_id, why, at) VALUES (
                TG_TABLE_NAME, CASE WHEN TG_OP = 'DELETE' THEN OLD.{key}::text ELSE NEW.{key}::text END, lower(TG_OP), earlier, later,
                NULLIF(current_setting('{USER_SETTING}', true), '')::bigint,
                left(coalesce(current_setting('{WHY_SETTING}', true), ''), 300), clock_timestamp()
            );
            RETURN NULL;
        """,
    )
