"""Arabic numbers in words: cardinals that agree with what is counted, and ordinals.

CLDR's rules for Arabic (RBNF) lack what the language needs: from 3 to 10 the number takes
the opposite gender of its noun (ثلاثة أيام, ثلاث سنوات), and nominative and oblique case
differ (اثنا عشر, اثني عشر; عشرون, عشرين). The rules here are those of W. Wright, A Grammar
of the Arabic Language I, §§ 318–332. The hundreds are spelt مئة, as the United Nations and
the Arabic language academies do.
"""

from typing import Literal

ArabicGender = Literal["masculine", "feminine"]
"""The gender of the counted noun."""
ArabicCase = Literal["nominative", "oblique"]
"""The oblique case serves the accusative and the genitive."""

LARGEST = 999_999
LARGEST_ORDINAL = 100

_ONES: dict[ArabicGender, tuple[str, ...]] = {
    "masculine": ("ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"),
    "feminine": ("ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"),
}
"""3 to 10, before a noun."""
_TENS = ("عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون")
_ORDINALS: dict[ArabicGender, tuple[str, ...]] = {
    "masculine": (
        *("أول", "ثاني", "ثالث", "رابع", "خامس"),
        *("سادس", "سابع", "ثامن", "تاسع", "عاشر"),
    ),
    "feminine": (
        *("أولى", "ثانية", "ثالثة", "رابعة", "خامسة"),
        *("سادسة", "سابعة", "ثامنة", "تاسعة", "عاشرة"),
    ),
}


def arabic_cardinal(number: int, gender: ArabicGender, case: ArabicCase = "nominative") -> str:
    """The number in the form before its noun. Raises ValueError beyond 0 to LARGEST."""
    if not 0 <= number <= LARGEST:
        raise ValueError(f"{number} is not between 0 and {LARGEST}")
    if number == 0:
        return "صفر"
    thousands, rest = divmod(number, 1000)
    parts = [_thousands(thousands, case)] if thousands else []
    if rest >= 100:
        parts.append(_hundreds(rest // 100, case))
    if rest % 100:
        parts.append(_below_hundred(rest % 100, gender, case))
    return " و".join(parts)


def arabic_ordinal(number: int, gender: ArabicGender, case: ArabicCase = "nominative") -> str:
    """The ordinal with its article, which both parts take: الدورة التاسعة والثمانون.

    Raises ValueError beyond 1 to LARGEST_ORDINAL.
    """
    if not 1 <= number <= LARGEST_ORDINAL:
        raise ValueError(f"{number} is not between 1 and {LARGEST_ORDINAL}")
    ones = _ORDINALS[gender]
    if number <= 10:
        return f"ال{ones[number - 1]}"
    if number == 100:
        return "المئة"
    first = {"masculine": "حادي", "feminine": "حادية"}[gender]
    first = first if number % 10 == 1 else ones[number % 10 - 1]
    if number < 20:
        return f"ال{first} {_ten(gender)}"
    tens = f"ال{_tens(number, case)}"
    return tens if number % 10 == 0 else f"ال{first} و{tens}"


def _thousands(number: int, case: ArabicCase) -> str:
    if number == 1:
        return "ألف"
    if number == 2:
        return "ألفان" if case == "nominative" else "ألفين"
    words = arabic_cardinal(number, "masculine", case)
    if 3 <= number % 100 <= 10:
        return f"{words} آلاف"
    return f"{words} ألفًا" if number % 100 > 10 else f"{words} ألف"


def _hundreds(number: int, case: ArabicCase) -> str:
    if number == 1:
        return "مئة"
    if number == 2:
        return "مئتان" if case == "nominative" else "مئتين"
    return f"{_ONES['feminine'][number - 3]}مئة"


def _below_hundred(number: int, gender: ArabicGender, case: ArabicCase) -> str:
    if number <= 10:
        return _one(number, gender, case)
    if number < 20:
        return f"{_beside_ten(number - 10, gender, case)} {_ten(gender)}"
    tens = _tens(number, case)
    if number % 10 == 0:
        return tens
    one = "إحدى" if (number % 10, gender) == (1, "feminine") else ""
    return f"{one or _alone(number % 10, gender, case)} و{tens}"


def _one(number: int, gender: ArabicGender, case: ArabicCase) -> str:
    if number == 1:
        return "واحد" if gender == "masculine" else "واحدة"
    if number == 2:
        return f"{_two(gender, case)}ن"
    return _ONES[gender][number - 3]


def _alone(number: int, gender: ArabicGender, case: ArabicCase) -> str:
    """A number without a noun directly after it, where eight has another form."""
    if (number, gender) == (8, "feminine"):
        return "ثمانٍ" if case == "nominative" else "ثمانيًا"
    return _one(number, gender, case)


def _two(gender: ArabicGender, case: ArabicCase) -> str:
    """Two without its last letter, as before ten."""
    stem = "اثن" if gender == "masculine" else "اثنت"
    return f"{stem}ا" if case == "nominative" else f"{stem}ي"


def _beside_ten(number: int, gender: ArabicGender, case: ArabicCase) -> str:
    if number == 1:
        return "أحد" if gender == "masculine" else "إحدى"
    return _two(gender, case) if number == 2 else _ONES[gender][number - 3]


def _ten(gender: ArabicGender) -> str:
    """The ten of 11 to 19, which agrees with its noun."""
    return "عشر" if gender == "masculine" else "عشرة"


def _tens(number: int, case: ArabicCase) -> str:
    tens = _TENS[number // 10 - 2]
    return tens if case == "nominative" else f"{tens[:-2]}ين"
