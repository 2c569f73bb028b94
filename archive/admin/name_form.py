"""The form of a name: its language is that of its script where none is written."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from archive.models import Name

_JAPANESE = re.compile("[々〆\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f]")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN = re.compile("[A-Za-z\u00aa-\u024f\u1e00-\u1eff]+")


def language_of_name(text: str) -> str:
    """The language that a name in this script has as a rule; empty where its letters are of another one, or there are none.

    Kana and Chinese characters are Japanese, Cyrillic is Russian; Latin letters are the archive's own language.

    >>> language_of_name("Иван Тамм")
    'ru'
    """
    letters = "".join(filter(str.isalpha, text))
    if _JAPANESE.search(letters):
        return "ja"
    if _CYRILLIC.search(letters):
        return "ru"
    return str(settings.LANGUAGE_CODE) if _LATIN.fullmatch(letters) else ""


class NameForm(forms.ModelForm):
    """One name. Its language need not be written where its script tells it."""

    class Meta:
        model = Name
        fields = ["text", "language", "script", "scheme", "used_by", "person", "country", "organization", "office"]
        help_texts = {
            "language": _("BCP 47: en, ja, ru. Left empty, it is told from the script: Japanese for kana and Chinese characters, Russian for Cyrillic, the archive’s own language for Latin letters.")
        }  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "language" in self.fields:
            self.fields["language"].required = False

    def clean(self) -> dict[str, Any]:
        """With the language; a name in a script that tells none has to say it."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        text = cleaned.get("text")
        if text and "language" in cleaned and not cleaned["language"]:
            cleaned["language"] = language_of_name(text)
            if not cleaned["language"]:
                self.add_error(
                    "language", now("Its script doesn’t tell the language of this name: write it, as in ko.")
                )
        return cleaned
