"""Krippendorff's u-alpha: whether coders mark the same stretches of a text with the same codes.

Two definitions are kept apart. `u_alpha` is the one to report: Krippendorff, Mathet, Bouvry & Widlöcher 2016, "On the
reliability of unitizing textual continua: Further developments", Quality & Quantity 50, pp. 2347-2364
(doi:10.1007/s11135-015-0266-1; erratum doi:10.1007/s11135-015-0289-7), also in Krippendorff, "Content Analysis" (4th
ed. 2019), 12.6. Its authors replaced the earlier one because that behaves oddly with more than two coders. The earlier
one, `u_alpha_2004`, is what older studies and other programs report, and is here to compare with them.

Lengths are in Unicode code points, spans half-open. Spans of one code by one coder that overlap are taken as one;
spans that only touch stay two units.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, pairwise, permutations

from .resampling import Bootstrap, measured
from .results import Agreement, Figures, Measure, Undefined

# A stretch of a text to one coder: its code, or None for a gap; start and end.
Section = tuple[Hashable | None, int, int]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text that a coder gave a code; `start` to `end` in code points, half-open."""

    coder: Hashable
    code: Hashable
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Continuum:
    """A text of `length` code points, who coded it (also those who found nothing to mark), and what they marked.

    Raises ValueError for a span that leaves the text, is empty, or is of a coder who is not named.
    """

    name: Hashable
    length: int
    coders: tuple[Hashable, ...]
    spans: tuple[Span, ...]

    def __post_init__(self) -> None:
        for span in self.spans:
            if not 0 <= span.start < span.end <= self.length or span.coder not in self.coders:
                raise ValueError(
                    f"{span} leaves {self.name!r} ({self.length} characters), is empty or of no coder of it"
                )

    def sections(self, coder: Hashable, codes: Iterable[Hashable]) -> list[Section] | None:
        """The text as the coder's units of these codes and the gaps between; None if units of two codes overlap."""
        units = sorted(
            ((start, end, code) for code in codes for start, end in _units(self.spans, coder, code)),
            key=lambda unit: unit[:2],
        )
        if any(one[1] > other[0] for one, other in pairwise(units)):
            return None
        sections: list[Section] = []
        at = 0
        for start, end, code in units:
            if at < start:
                sections.append((None, at, start))
            sections.append((code, start, end))
            at = end
        if at < self.length:
            sections.append((None, at, self.length))
        return sections


def codes(continua: Iterable[Continuum]) -> tuple[Hashable, ...]:
    """The codes in use, in the order in which they first appear."""
    return tuple(dict.fromkeys(span.code for continuum in continua for span in continuum.spans))


def u_alpha(
    continua: Sequence[Continuum], code: Hashable | None = None, bootstrap: Bootstrap | None = None
) -> Agreement:
    """u-α of the spans of one code, or of all codes at once if no coder's spans of different codes overlap.

    Formulas 1, 4 and 5a of Krippendorff et al. 2016. With l_ck the length over which one coder has c where another has
    k (gaps are a value too), each pair weighted 1 / (m - 1): D_o = 1 - Σ_c l_cc / l, and D_e = 1 - Σ_c (l_c² - q_c) /
    (l² - Σq), where q_c sums the squared lengths of the units of c, which can't differ from themselves, and the plain
    lengths of gaps, which have no inner structure.

    Two things are ours. Several texts are taken as one continuum, cut at their ends; and texts may have been read by
    different coders, in which case m is the number of coders of each, as in α with missing values. Where all coders
    read all, it is the published formula. The bootstrap draws whole texts, so a single text has no interval.
    """
    paired = [continuum for continuum in continua if len(continuum.coders) > 1]
    wanted = codes(paired) if code is None else (code,)
    coders = len({coder for continuum in continua for coder in continuum.coders})
    spans = sum(span.code in wanted for continuum in paired for span in continuum.spans)
    tallies = []
    for continuum in paired:
        tally = _tally(continuum, wanted)
        if tally is None:
            return Agreement(Measure.U_ALPHA, None, Undefined.OVERLAPPING_CODES, len(paired), spans, coders)
        tallies.append(tally)

    def figures(drawn: Mapping[int, int]) -> Figures | Undefined:
        lengths: Counter[Hashable | None] = Counter()
        own: Counter[Hashable | None] = Counter()
        agreed: Counter[int] = Counter()
        for at, times in drawn.items():
            tally = tallies[at]
            agreed[tally.coders - 1] += tally.agreed * times
            for value, length, squares in tally.values:
                lengths[value] += length * times
                own[value] += squares * times
        if len(lengths) < 2:
            return Undefined.NO_VARIATION
        total = lengths.total()
        same = sum(length * length - own[value] for value, length in lengths.items())
        return Figures(
            1 - sum(length / others for others, length in sorted(agreed.items())) / total,
            1 - same / (total * total - own.total()),
        )

    return measured(
        Measure.U_ALPHA,
        range(len(paired)),
        figures,
        pairable=len(paired),
        values=spans,
        coders=coders,
        bootstrap=bootstrap,
    )


@dataclass(frozen=True, slots=True)
class _Tally:
    """What a text adds to the sums.

    The number of its coders; the length on which two of them agree, over all pairs and both ways; and for each value
    its length and what of that its units share with themselves.
    """

    coders: int
    agreed: int
    values: tuple[tuple[Hashable | None, int, int], ...]


def _tally(continuum: Continuum, wanted: Sequence[Hashable]) -> _Tally | None:
    cut: list[list[Section]] = []
    for coder in continuum.coders:
        sections = continuum.sections(coder, wanted)
        if sections is None:
            return None
        cut.append(sections)
    lengths: Counter[Hashable | None] = Counter()
    own: Counter[Hashable | None] = Counter()
    for sections in cut:
        for value, start, end in sections:
            lengths[value] += end - start
            own[value] += end - start if value is None else (end - start) ** 2
    agreed = sum(2 * _common(one, other) for one, other in combinations(cut, 2))
    return _Tally(len(cut), agreed, tuple((value, length, own[value]) for value, length in lengths.items()))


def _common(one: Sequence[Section], other: Sequence[Section]) -> int:
    """The length over which two ways to cut the same text have the same value."""
    length = i = j = 0
    while i < len(one) and j < len(other):
        (value, start, end), (value2, start2, end2) = one[i], other[j]
        if value == value2:
            length += min(end, end2) - max(start, start2)
        i, j = i + (end <= end2), j + (end2 <= end)
    return length


def u_alpha_2004(continua: Sequence[Continuum], code: Hashable | None = None) -> Agreement:
    """The earlier u-α of one code, or of all codes together; codes may overlap, as each is a continuum of its own.

    Source: Krippendorff 2004, "Content Analysis" (2nd ed.), 11.6, pp. 251-256 (the 3rd ed. 2013 has it in 12.4); first
    in Sociological Methodology 25 (1995), pp. 47-76. Units that overlap differ by the squared distances of their ends,
    a unit in a gap by its squared length; over all codes the observed and the expected disagreements are added up.
    Meant for two coders. Only texts that all coders read count, one after the other as one continuum cut at their
    ends.
    """
    coders = tuple(dict.fromkeys(coder for continuum in continua for coder in continuum.coders))
    shared = [continuum for continuum in continua if set(continuum.coders) == set(coders)]
    wanted = codes(shared) if code is None else (code,)
    spans = sum(span.code in wanted for continuum in shared for span in continuum.spans)
    reason = None
    if len(coders) < 2:
        reason = Undefined.TOO_FEW_CODERS
    elif not shared:
        reason = Undefined.NOTHING_PAIRABLE
    else:
        sums = [_sums_2004(shared, coders, each) for each in wanted]
        observed, expected = sum(one for one, _ in sums), sum(other for _, other in sums)
        if not expected:
            reason = Undefined.NO_VARIATION
    if reason is not None:
        return Agreement(Measure.U_ALPHA_2004, None, reason, len(shared), spans, len(coders))
    return Agreement(
        Measure.U_ALPHA_2004,
        float(1 - observed / expected),
        None,
        len(shared),
        spans,
        len(coders),
        float(observed),
        float(expected),
    )


def _sums_2004(continua: Sequence[Continuum], coders: Sequence[Hashable], code: Hashable) -> tuple[Fraction, Fraction]:
    """Observed and expected disagreement on one code."""
    length, many = sum(continuum.length for continuum in continua), len(coders)
    differences = 0
    units: list[int] = []
    gaps: list[int] = []
    for continuum in continua:
        cut = [continuum.sections(coder, (code,)) or [] for coder in coders]
        differences += sum(
            _difference(section, section2)
            for one, other in permutations(cut, 2)
            for section in one
            for section2 in other
            if section[1] < section2[2] and section2[1] < section[2]
        )
        for value, start, end in (section for sections in cut for section in sections):
            (gaps if value is None else units).append(end - start)
    chance = sum(
        Fraction((len(units) - 1) * (2 * unit**3 - 3 * unit**2 + unit), 3)
        + unit**2 * sum(gap - unit + 1 for gap in gaps if gap >= unit)
        for unit in units
    )
    places = many * length * (many * length - 1) - sum(unit * (unit - 1) for unit in units)
    return (
        Fraction(differences, many * (many - 1) * length**2),
        Fraction(2, length) * chance / places if places else Fraction(0),
    )


def _difference(one: Section, other: Section) -> int:
    """δ² of two sections that overlap (Krippendorff 2004, p. 253)."""
    (value, start, end), (value2, start2, end2) = one, other
    if value is not None and value2 is not None:
        return (start - start2) ** 2 + (end - end2) ** 2
    if value is not None and start2 <= start and end <= end2:
        return (end - start) ** 2
    if value2 is not None and start <= start2 and end2 <= end:
        return (end2 - start2) ** 2
    return 0


def _units(spans: Iterable[Span], coder: Hashable, code: Hashable) -> list[tuple[int, int]]:
    """The coder's spans of the code in order, those that overlap as one."""
    units: list[tuple[int, int]] = []
    for start, end in sorted((span.start, span.end) for span in spans if span.coder == coder and span.code == code):
        if units and start < units[-1][1]:
            units[-1] = units[-1][0], max(end, units[-1][1])
        else:
            units.append((start, end))
    return units
