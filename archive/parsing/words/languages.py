"""Which language a text is in, by its script and its commonest words."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_COMMON_TEXTS = {
    "en": "the of and to in that is for with on was by as at from this be are which has it were his said will",
    "fr": "le la les des et du en que pour dans est une sur par au qui avec ce pas plus sont nous",
    "de": "der die das und den von zu mit des im ist für dem nicht ein eine auf auch sich als wir",
    "es": "el la los las de que y en por con para una del se su al es como más nos",
    "it": "il di che la e per un in del una con sono della dei non si da al le",
    "pt": "o de que e do da em um para com uma os no se na por mais as dos ao",
}
_COMMON = {code: frozenset(common.split()) for code, common in _COMMON_TEXTS.items()}
_ANY_COMMON = frozenset(word for common in _COMMON.values() for word in common)
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
)


_UKRAINIAN = re.compile("[іїєґ]")
_LETTER = re.compile(r"[^\W\d_]")
_OTHER_SCRIPT = re.compile(
    r"[\u0370-\u06ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]"  # every character of _SCRIPTS, and some more
)

_LEAST_ARTICLES, _MOST_BETWEEN = 5, 140
"""A head with so many of the English article, and at most so many characters to each of them, is of an English text."""
_LEAST_OF_ALL, _MOST_OF_ALL = 3, 240
"""The same where the head is all of the text, and nothing can follow in another language."""


_HEAD, _LONG_HEAD = 1_200, 6_000
"""Characters that mostly show the language, and those that do where a text begins with labels and names."""


def _shown(text: str, reach: int) -> str | None:
    """The language that so many of a text's first characters show by their commonest words alone."""
    head = text[:reach]
    if not head.isascii() and _OTHER_SCRIPT.search(head):
        return None
    # Without this quick look the words of every English head are divided and looked up.
    articles = head.replace("\u00a0", " ").count(" the ")
    is_all = len(head) == len(text)
    least, most = (_LEAST_OF_ALL, _MOST_OF_ALL) if is_all else (_LEAST_ARTICLES, _MOST_BETWEEN)
    return "en" if articles >= least and articles * most >= len(head) else _surely(head)


def _surely(head: str) -> str | None:
    """The language that a quarter of the words of a text's head are the commonest words of."""
    words = head.lower().split()
    known = list(filter(_ANY_COMMON.__contains__, words))
    if len(known) <= 20:
        return None
    for code, common in _COMMON.items():
        count = sum(map(common.__contains__, known))
        if count > 20 and count * 4 > len(words):
            return code
    return None


def _words(sample: str) -> list[str]:
    """The words of a text in small letters; most stand between spaces, and only the others have to be looked for."""
    printed = sample.split()
    plain = list(filter(str.isalpha, printed))
    odd = " ".join([word for word in printed if not word.isalpha()])
    return list(map(str.casefold, [*plain, *_WORD.findall(odd)]))


def language_of(text: str) -> str | None:
    """The language code of a text ("en", "ja", "ru" …) by its first 20,000 characters; None where nothing shows it."""
    if shown := _shown(text, _HEAD) or (len(text) > _HEAD and _shown(text, _LONG_HEAD)):
        return shown
    sample = text[:20_000]
    if not _LETTER.search(sample):
        return None
    if not sample.isascii() and _OTHER_SCRIPT.search(sample):
        letters = len(_LETTER.findall(sample))
        for code, script in _SCRIPTS:
            if len(script.findall(sample)) * 10 > letters * (1 if code == "ja" else 3):
                if code == "ru" and len(_UKRAINIAN.findall(sample)) * 200 > letters:
                    return "uk"
                return code
    known = list(filter(_ANY_COMMON.__contains__, _words(sample)))
    scores = {code: sum(map(common.__contains__, known)) for code, common in _COMMON.items()}
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] else None
