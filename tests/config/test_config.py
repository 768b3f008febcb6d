"""Pseudo-locales are recognized by name; their own table overrides the imitated language's."""

from datetime import date

from factsheet.config.config import Config, with_pseudo_locales
from factsheet.config.policy import Policy
from factsheet.config.style import LocaleStyle

ENGLISH = LocaleStyle("en", cldr="en-GB", territories={"TR": "Turkey"})
ARABIC = LocaleStyle("ar", months="dual")


def config(*styles: LocaleStyle) -> Config:
    policies = {style.tag: Policy(publish=80) for style in styles}
    return Config("Library", date(2021, 11, 25), "en", styles, policies=policies)


def test_none_is_there_unasked() -> None:
    assert with_pseudo_locales(config(ENGLISH), []) == config(ENGLISH)
    assert with_pseudo_locales(config(ENGLISH), ["en", "fr"]).tags == ["en"]


def test_borrows_the_style_of_the_language_it_stands_for() -> None:
    made = with_pseudo_locales(config(ENGLISH, ARABIC), ["ar-XB", "en-XA", "ar-XB"])
    assert made.tags == ["en", "ar", "ar-XB", "en-XA"]
    assert made.style("en-XA").cldr == "en-GB"
    assert made.style("en-XA").territories == {"TR": "Turkey"}
    assert (made.style("ar-XB").cldr, made.style("ar-XB").months) == ("ar", "dual")
    assert made.policies["en"] == Policy(publish=80)
    assert made.policies["en-XA"] == Policy()


def test_needs_no_arabic_in_the_publication() -> None:
    assert with_pseudo_locales(config(ENGLISH), ["ar-XB"]).style("ar-XB") == LocaleStyle(
        "ar-XB", cldr="ar"
    )


def test_a_table_of_its_own_is_kept() -> None:
    listed = LocaleStyle("ar-XB", digits="arab")
    made = with_pseudo_locales(config(ENGLISH, ARABIC, listed), [])
    assert made.style("ar-XB") == LocaleStyle("ar-XB", digits="arab", cldr="ar")
    assert made.policies["ar-XB"] == Policy(publish=80)
