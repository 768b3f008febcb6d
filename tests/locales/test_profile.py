import subprocess
import sys

import pytest

from factsheet.config.style import LocaleStyle
from factsheet.locales.cldr import cldr_version
from factsheet.locales.numerals import UnknownNumberingSystemError
from factsheet.locales.profile import UnknownLocaleError, offered_digits, profile_of


@pytest.mark.parametrize(
    ("tag", "style", "posix", "direction", "autonym", "digits", "counter_style"),
    [
        ("ar", {}, "ar", "rtl", "العربية", "latn", "decimal"),
        ("ar", {"digits": "arab"}, "ar", "rtl", "العربية", "arab", "arabic-indic"),
        ("en", {"cldr": "en-GB"}, "en", "ltr", "English", "latn", "decimal"),
        ("fr", {}, "fr", "ltr", "français", "latn", "decimal"),
        ("es", {}, "es", "ltr", "español", "latn", "decimal"),
        ("fa", {"digits": "arabext"}, "fa", "rtl", "فارسی", "arabext", "persian"),
        ("he", {}, "he", "rtl", "עברית", "latn", "decimal"),
        ("hi", {"digits": "deva"}, "hi", "ltr", "हिन्दी", "deva", "devanagari"),
        ("pt-BR", {}, "pt_BR", "ltr", "português (Brasil)", "latn", "decimal"),
        ("zh-Hant", {}, "zh_Hant", "ltr", "繁體中文", "latn", "decimal"),
        ("fr", {"direction": "rtl"}, "fr", "rtl", "français", "latn", "decimal"),
    ],
)
def test_a_profile_is_cldr_with_the_house_style_on_top(
    profile, tag, style, posix, direction, autonym, digits, counter_style
) -> None:
    locale = profile(tag, **style)
    assert (locale.tag, locale.posix, locale.direction) == (tag, posix, direction)
    assert (locale.autonym, locale.digits, locale.counter_style) == (
        *(autonym, digits),
        counter_style,
    )


def test_the_cldr_locale_formats_and_the_tag_names(profile) -> None:
    locale = profile("en", cldr="en-GB")
    assert locale.join(["a", "b", "c"]) == "a, b and c"
    assert locale.tag == "en"


@pytest.mark.parametrize(
    ("tag", "style", "sentence"),
    [
        ("xx", {}, "CLDR has no locale “xx”"),
        ("en", {"cldr": "en-GBR"}, "CLDR has no locale “en-GBR”; did you mean “en-GB”"),
        ("en", {"cldr": "english"}, "CLDR has no locale “english”; write a CLDR locale"),
        ("pt_BR", {}, "“pt_BR” is not a BCP 47 tag; write fr, pt-BR or zh-Hant"),
        ("english", {}, "“english” is not a BCP 47 tag"),
        ("EN", {}, "“EN” is not a BCP 47 tag"),
    ],
)
def test_unknown_locales_are_named(tag: str, style, sentence: str) -> None:
    with pytest.raises(UnknownLocaleError, match=sentence):
        profile_of(LocaleStyle(tag, **style))


def test_an_unknown_numbering_system_is_named() -> None:
    with pytest.raises(UnknownNumberingSystemError, match="“arabic”"):
        profile_of(LocaleStyle("ar", digits="arabic"))


@pytest.mark.parametrize("error", [UnknownLocaleError, UnknownNumberingSystemError])
def test_whatever_is_wrong_with_a_style_is_a_value_error(error: type[Exception]) -> None:
    assert issubclass(error, ValueError)


def test_the_version_of_cldr_is_told() -> None:
    assert int(cldr_version()) >= 47


def test_importing_locales_does_not_import_babel_or_pyuca() -> None:
    code = (
        "import factsheet.locales.profile, factsheet.locales.names, sys\n"
        "print({'babel', 'pyuca'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


@pytest.mark.parametrize(
    ("tag", "systems"),
    [("ar", ("latn", "arab")), ("fa", ("latn", "arabext")), ("fr", ("latn",))],
)
def test_digits_to_choose_from(tag: str, systems: tuple[str, ...]) -> None:
    assert offered_digits(LocaleStyle(tag)) == systems
