"""What kind of office a title is, in languages whose titles are not English: a table a language, the first that fits."""

from __future__ import annotations

import re
from typing import Final

_TABLES: Final = (
    # Japanese
    ("deputy", r"副大臣|政務官|次官|副首相|副総理|副大統領"),
    ("head", r"総理|首相|大統領|国家主席|主席|国王|女王|天皇|皇太子|首長|国家元首"),
    ("foreign", r"外務大臣|外相|外務長官|国務長官|外交部長|外交通商部長官|外務委員"),
    ("defence", r"防衛大臣|防衛相|国防相|国防大臣|国防長官"),
    ("press", r"報道官|報道局長|報道担当|スポークスマン"),
    ("minister", r"大臣|長官|部長\Z|相\Z"),
    # Russian
    ("other", r"(?i:\A(?:\w+\s)?(?:помощник|советник|спецпредставител|посланник)\w*)"),
    ("deputy", r"(?i:заместител\w+|вице-\w+|замминистра)"),
    ("press", r"(?i:пресс-секретар\w+|официальн\w+\sпредставител\w+)"),
    ("head", r"[Гг]лав\w{1,2}\s(?!Мин|Гос|Цен)[А-ЯЁ][а-яё]+(?:ии|ы|и|а)\b|(?i:президент\w*|лидер\w*|премьер\w*|глав\w+\s(?:\w+\s)?(?:государства|правительства)|председател\w+\s(?:правительства|кнр)|канцлер\w*|корол\w+|император\w*|эмир\w*|султан\w*)"),
    ("foreign", r"(?i:министр\w*\sиностранных|госсекретар\w*|государственн\w+\sсекретар\w*|министр\w*\sвнешних|глав\w+\s(?:мид|внешнеполитического)|по иностранным делам)"),
    ("defence", r"(?i:министр\w*\sобороны)"),
    ("minister", r"(?i:министр\w*)"),
)  # fmt: skip
_PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in _TABLES)


def class_of(title: str) -> str:
    """The class of a title in a language other than English ("head", "foreign", … as `offices.office_class`), else "other"."""
    return next((kind for kind, pattern in _PATTERNS if pattern.search(title)), "other")
