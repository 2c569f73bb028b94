"""Inter-coder agreement as pure functions of values: no files, no clock, no database, no third-party package.

A `ReliabilityTable` holds what each coder said of each unit; a coefficient makes an `Agreement` of it. What each
figure answers is in docs/agreement.md; the source of each formula is in the function's docstring.
"""

from .agreeing import cohen_kappa, gwet_ac1, percent_agreement
from .alpha import NotNumbers, interval_alpha, nominal_alpha, ordinal_alpha
from .codings import (
    NOT_TAKEN_UP,
    CodeApplied,
    NotTakenUp,
    Reading,
    StanceCoded,
    StanceUnit,
    StatementUnit,
    Tabulated,
    code_table,
    code_tables,
    direction_table,
    value_table,
)
from .resampling import Bootstrap
from .results import Agreement, Interval, Measure, Undefined
from .tables import Disagreement, ReliabilityTable, disagreements
from .unitizing import Continuum, Span, codes, u_alpha, u_alpha_2004

__all__ = [
    "NOT_TAKEN_UP",
    "Agreement",
    "Bootstrap",
    "CodeApplied",
    "Continuum",
    "Disagreement",
    "Interval",
    "Measure",
    "NotNumbers",
    "NotTakenUp",
    "Reading",
    "ReliabilityTable",
    "Span",
    "StanceCoded",
    "StanceUnit",
    "StatementUnit",
    "Tabulated",
    "Undefined",
    "code_table",
    "code_tables",
    "codes",
    "cohen_kappa",
    "direction_table",
    "disagreements",
    "gwet_ac1",
    "interval_alpha",
    "nominal_alpha",
    "ordinal_alpha",
    "percent_agreement",
    "u_alpha",
    "u_alpha_2004",
    "value_table",
]
