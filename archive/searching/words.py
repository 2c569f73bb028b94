"""The little language of the search box: words, "a phrase", -not, prefix*."""

from __future__ import annotations

from dataclasses import dataclass

from archive.projecting import is_undivided, normalise, segment_wanted, wanted_words

LONGEST = 500
"""Characters that a search may have."""

OPENING = {'"': '"', "“": "”", "„": "“”", "«": "»", "「": "」", "『": "』"}


class TooLong(ValueError):
    """More than `LONGEST` characters."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a phrase, what it begins with, or what must not be there."""

    text: str
    is_phrase: bool = False
    is_prefix: bool = False
    is_excluded: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """Its words in small letters, in their order; “Six-Party” are two, and so are the pairs of “日本語”."""
        return wanted_words(self.text)

    @property
    def is_beginning(self) -> bool:
        """Whether its last word may go on: asked for with an asterisk, or one character of an undivided script."""
        words = self.words
        return self.is_prefix or bool(words and len(words[-1]) == 1 and is_undivided(words[-1]))

    @property
    def expression(self) -> str:
        """The term for `to_tsquery`: one quoted string, in which nothing but the two escaped characters can end it.

        What stands between the quotation marks goes through the parser and the dictionaries of the language; several
        words become a phrase. The weights are those of the search vectors: beginnings are looked for among the words
        as they are written.
        """
        quoted = segment_wanted(self.text).strip().replace("\\", "\\\\").replace("'", "''")
        return f"'{quoted}':" + ("*D" if self.is_beginning else "ABC")

    @property
    def written(self) -> str:
        """The term as it can be read again."""
        text = f'"{self.text}"' if self.is_phrase else self.text + "*" * self.is_prefix
        return "-" * self.is_excluded + text


@dataclass(frozen=True, slots=True)
class Words:
    """What a search asks of the words: all the terms, and none of the excluded ones."""

    terms: tuple[Term, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is no word."""
        return not self.terms

    @property
    def wanted(self) -> tuple[Term, ...]:
        """The terms that are to be there."""
        return tuple(term for term in self.terms if not term.is_excluded)


def read_words(written: str) -> Words:
    """The terms in what was written; a phrase that is not closed goes on to the end. Raises TooLong.

    It is read in compatibility form, as typed on a Japanese keyboard: “－Ｇ８” is “-G8”.
    """
    if len(written) <= LONGEST:  # some characters have a long compatibility form
        written = normalise(written)
    if len(written) > LONGEST:
        raise TooLong(f"{len(written)} characters; a search has at most {LONGEST}")
    terms, at = [], 0
    while at < len(written):
        if written[at].isspace():
            at += 1
            continue
        is_excluded = written[at] == "-"
        start = at + is_excluded
        closing = OPENING.get(written[start : start + 1])
        if closing:
            start += 1
            end = next((i for i in range(start, len(written)) if written[i] in closing), len(written))
            text, at = written[start:end], end + 1
            term = Term(text, is_phrase=True, is_excluded=is_excluded)
        else:
            end = next(
                (i for i in range(start, len(written)) if written[i].isspace() or written[i] == '"'), len(written)
            )
            text, at = written[start:end], max(end, at + 1)
            term = Term(text.rstrip("*"), is_prefix=text.endswith("*"), is_excluded=is_excluded)
        if term.words:
            terms.append(term)
    return Words(tuple(dict.fromkeys(terms)))
