"""Which part of one document is which part of another one."""

from __future__ import annotations

from typing import Any

from archive.parsing.revising.alignment import extend, unique_pairs

Parts = list[dict[str, Any]]


def pair_parts(before: dict[str, Any], after: dict[str, Any]) -> dict[int, int]:
    """The index of the old part by that of the new one, where there was one; each is paired once.

    Statements go by their identifier; the rest, in one text, by the characters they share, else by kind and words, or
    by kind and order between two that are paired.
    """
    old, new = before["parts"], after["parts"]
    by_sid = {part["sid"]: i for i, part in enumerate(old) if part.get("sid")}
    pairs = {j: by_sid[part["sid"]] for j, part in enumerate(new) if part.get("sid") in by_sid}
    found = _by_place(old, new) if before["text"] == after["text"] else _by_words(before, after)
    taken = set(pairs.values())
    for j, i in found:
        if j not in pairs and i not in taken:
            pairs[j] = i
            taken.add(i)
    return pairs if before["text"] == after["text"] else pairs | _between(old, new, pairs)


def _between(old: Parts, new: Parts, pairs: dict[int, int]) -> dict[int, int]:
    """Pairs of what is left between two neighbouring pairs: parts of one kind without an identifier, in their order."""
    found: dict[int, int] = {}
    taken = set(pairs.values())
    at = 0  # the first old part that can still be paired
    for j, part in enumerate(new):
        if j in pairs:
            at = max(at, pairs[j] + 1)
        elif not part.get("sid"):
            end = next((i for i in range(at, len(old)) if i in taken), len(old))
            same = (i for i in range(at, end) if old[i]["kind"] == part["kind"] and not old[i].get("sid"))
            if (i := next(same, None)) is not None:
                found[j], at = i, i + 1
    return found


def _by_place(old: Parts, new: Parts) -> list[tuple[int, int]]:
    """Pairs (new, old) that share characters: the same spans first, then parts of one kind, then the most shared."""
    candidates = []
    i = j = 0
    while i < len(old) and j < len(new):
        shared = min(old[i]["end"], new[j]["end"]) - max(old[i]["start"], new[j]["start"])
        # A part that one side knows by an identifier that the other side lacks is new or gone, not changed.
        if shared > 0 and not (old[i].get("sid") and new[j].get("sid")):
            is_exact = (old[i]["start"], old[i]["end"]) == (new[j]["start"], new[j]["end"])
            candidates.append((not is_exact, old[i]["kind"] != new[j]["kind"], -shared, j, i))
        if old[i]["end"] < new[j]["end"]:
            i += 1
        else:
            j += 1
    return [(j, i) for *_rank, j, i in sorted(candidates)]


def _by_words(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[int, int]]:
    old, new = _words(before), _words(after)
    pairs = unique_pairs(old, new)
    extend(pairs, old, new)
    return [(j, i) for i, j in pairs.items()]


def _words(record: dict[str, Any]) -> list[tuple[str, str]]:
    text = record["text"]
    return [(part["kind"], text[part["start"] : part["end"]]) for part in record["parts"]]


def in_order(parts: int, parts_before: int, pairs: dict[int, int]) -> list[tuple[int | None, int | None]]:
    """(old, new) indexes of all parts in the order of the new text; what is gone stands after what it followed."""
    followed: dict[int, list[int]] = {}
    anchor = -1
    new_of = {i: j for j, i in pairs.items()}
    for i in range(parts_before):
        if i in new_of:
            anchor = new_of[i]
        else:
            followed.setdefault(anchor, []).append(i)
    order: list[tuple[int | None, int | None]] = [(i, None) for i in followed.get(-1, ())]
    for j in range(parts):
        order.append((pairs.get(j), j))
        order += [(i, None) for i in followed.get(j, ())]
    return order
