"""Each coefficient gives the figures of the literature."""

import pytest

from annotations.agreement import (
    Continuum,
    ReliabilityTable,
    Span,
    cohen_kappa,
    gwet_ac1,
    interval_alpha,
    nominal_alpha,
    ordinal_alpha,
    percent_agreement,
    u_alpha,
    u_alpha_2004,
)

o = None  # a gap


def table(*columns):
    """A table with a column for each coder, units numbered."""
    return ReliabilityTable(
        tuple(range(len(columns[0]))), tuple(range(len(columns))), tuple(zip(*columns, strict=True))
    )


def crossed(counts):
    """The table of two coders from how often they gave which two values."""
    pairs = [pair for pair, count in counts.items() for _ in range(count)]
    return table([one for one, _ in pairs], [other for _, other in pairs])


# Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", C to E: four coders, twelve units. The same table is
# `cac.raw4raters` of Gwet's R package irrCAC 1.0, whose overview prints per cent agreement and AC1 of it.
FOUR_CODERS = table(
    [1, 2, 3, 3, 2, 1, 4, 1, 2, o, o, o],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, o, 3],
    [o, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, o],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, o],
)


def test_alphas_of_four_coders_and_twelve_units_are_krippendorffs():
    assert round(nominal_alpha(FOUR_CODERS).coefficient, 3) == 0.743
    assert round(ordinal_alpha(FOUR_CODERS).coefficient, 3) == 0.815
    assert round(interval_alpha(FOUR_CODERS).coefficient, 3) == 0.849


def test_alpha_of_two_coders_and_two_values_is_krippendorffs():
    # Krippendorff 2011, A: ten units; α = 0.095.
    meg, owen = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    assert round(nominal_alpha(table(meg, owen)).coefficient, 3) == 0.095


def test_alphas_of_three_coders_with_many_gaps_are_as_published():
    # The computational example of Wikipedia's article on the coefficient: nominal 0.691, interval 0.811.
    three = table(
        [o, o, o, o, o, 3, 4, 1, 2, 1, 1, 3, 3, o, 3],
        [1, o, 2, 1, 3, 3, 4, 3, o, o, o, o, o, o, o],
        [o, o, 2, 1, 3, 4, 4, o, 2, 1, 1, 3, 3, o, 4],
    )
    nominal, interval = nominal_alpha(three), interval_alpha(three)
    assert (round(nominal.coefficient, 3), round(interval.coefficient, 3)) == (0.691, 0.811)
    assert (nominal.units, nominal.values, nominal.coders) == (12, 26, 3)


def test_kappa_is_cohens():
    # Cohen 1960, p. 45: 200 cases, p_o = 0.70, p_c = 0.41, κ = 0.492.
    found = cohen_kappa(
        crossed(
            {
                (1, 1): 88, (1, 2): 14, (1, 3): 18,
                (2, 1): 10, (2, 2): 40, (2, 3): 10,
                (3, 1): 2, (3, 2): 6, (3, 3): 12,
            }
        )
    )  # fmt: skip
    assert (found.observed, round(found.expected, 10), round(found.coefficient, 3)) == (0.7, 0.41, 0.492)


def test_agreement_and_ac1_of_four_coders_with_gaps_are_gwets():
    # irrCAC 1.0, vignette "overview": pa 0.8181818; AC1 0.77544 with pe 0.1903212.
    ac1 = gwet_ac1(FOUR_CODERS)
    assert round(percent_agreement(FOUR_CODERS).coefficient, 7) == 0.8181818
    assert (round(ac1.coefficient, 5), round(ac1.expected, 7)) == (0.77544, 0.1903212)


def test_kappa_alpha_and_ac1_of_two_abstractors_are_gwets():
    # irrCAC 1.0, vignette "overview", `cont3x3abstractors`: 100 pregnant women, two abstractors.
    women = crossed({(1, 1): 13, (2, 2): 20, (2, 3): 7, (3, 2): 4, (3, 3): 56})
    assert percent_agreement(women).coefficient == 0.89
    assert round(cohen_kappa(women).coefficient, 7) == 0.7964094
    assert round(gwet_ac1(women).coefficient, 7) == 0.8493305
    assert round(nominal_alpha(women).coefficient, 7) == 0.7972585


# Krippendorff 2004, "Content Analysis" (2nd ed.), p. 254: a text from 150 to 450, here from 0; two observers.
KRIPPENDORFF_2004 = Continuum(
    "p. 254",
    300,
    ("i", "j"),
    (
        Span("i", "c", 75, 145), Span("i", "c", 220, 250),
        Span("j", "c", 70, 150), Span("j", "c", 205, 225), Span("j", "c", 250, 270),
        Span("i", "k", 30, 90), Span("i", "k", 150, 200),
        Span("j", "k", 30, 90), Span("j", "k", 150, 200),
    ),
)  # fmt: skip


def test_u_alpha_of_2004_is_krippendorffs():
    c, k, both = (u_alpha_2004([KRIPPENDORFF_2004], code) for code in ("c", "k", None))
    assert (round(c.observed, 4), round(c.expected, 4), round(c.coefficient, 4)) == (0.0144, 0.0532, 0.7286)
    assert (round(k.observed, 4), round(k.expected, 4), k.coefficient) == (0.0, 0.0490, 1.0)
    # The book makes 0.8591 of the rounded figures: 1 - 0.0144 / (0.0532 + 0.0490).
    assert both.coefficient == pytest.approx(0.8591, abs=0.0005)


def test_observed_disagreements_of_1995_are_krippendorffs():
    # Krippendorff 1995, p. 57, as corrected in 2004: four pairs of observers of 24 characters; D_o of each.
    def pair(first, second):
        spans = [Span(coder, "x", *ends) for coder, found in (("1", first), ("2", second)) for ends in found]
        return round(u_alpha_2004([Continuum("1995", 24, ("1", "2"), tuple(spans))]).observed, 5)

    assert pair([(2, 10), (14, 20)], [(4, 8), (15, 17)]) == 0.03125
    assert pair([(0, 18)], [(0, 2), (2, 3), (3, 4), (4, 5), (5, 6), (6, 9), (9, 10)]) == 2.26736
    assert pair(
        [(2, 8), (10, 12), (14, 18), (20, 22)], [(0, 2), (4, 8), (10, 14), (16, 18), (20, 22)]
    ) == 0.02778  # fmt: skip
    assert pair(
        [(0, 2), (2, 10), (10, 14), (14, 20), (20, 24)], [(0, 4), (4, 8), (8, 15), (15, 17), (17, 24)]
    ) == 0.38715  # fmt: skip


def test_u_alpha_of_2016_is_as_in_another_implementation():
    # The example of github.com/lindanna/unitized_alpha, written after Krippendorff et al. 2016: three annotators of 20
    # characters, u-alpha 0.474.
    found = u_alpha(
        [
            Continuum(
                "example",
                20,
                ("Alex", "Paul", "Susan"),
                (
                    Span("Alex", 1, 2, 5), Span("Alex", 1, 9, 11), Span("Alex", 2, 12, 20),
                    Span("Paul", 1, 2, 5), Span("Paul", 2, 7, 15),
                    Span("Susan", 1, 2, 5), Span("Susan", 2, 10, 15),
                ),
            )
        ]
    )  # fmt: skip
    assert round(found.coefficient, 3) == 0.474


# Krippendorff 2019, "Content Analysis" (4th ed.), fig. 12.11, p. 340, the worked example of the coefficients of 2016:
# three observers of a continuum of 60. Units from 1 and with their ends, as there; read here as the tests of the R
# package quallmer 0.4 have them (tests/testthat, "book example").
KRIPPENDORFF_2019 = {
    "Alex": [(1, 7, 1), (8, 13, 2), (31, 32, 5), (33, 37, 6), (38, 44, 6), (45, 60, 7)],
    "Paul": [(1, 7, 1), (8, 13, 3), (14, 21, 5), (33, 44, 6)],
    "Suzan": [(1, 7, 1), (8, 13, 4), (14, 21, 5), (33, 37, 6), (38, 41, 6), (42, 44, 6)],
}


def test_u_alpha_of_2016_is_krippendorffs():
    def figure(*, by_code):
        spans = [
            Span(who, code if by_code else "a unit", start - 1, end)
            for who, units in KRIPPENDORFF_2019.items()
            for start, end, code in units
        ]
        return u_alpha([Continuum("p. 340", 60, tuple(KRIPPENDORFF_2019), tuple(spans))]).coefficient

    assert round(figure(by_code=True), 3) == 0.510
    # Units against gaps, whatever the codes: the book has 0.413, of intermediate figures that it rounds.
    assert figure(by_code=False) == pytest.approx(0.413, abs=0.001)
