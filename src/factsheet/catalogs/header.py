"""Create the header of a new catalog, and correct that of an existing one."""

from dataclasses import replace

from factsheet.catalogs.literal import printable
from factsheet.catalogs.plurals import FIELD as PLURAL_FORMS
from factsheet.catalogs.plurals import plural_problem
from factsheet.catalogs.po import FUZZY, Entry, PoFile
from factsheet.catalogs.template import CREATED
from factsheet.locales.profile import LocaleProfile
from factsheet.locales.tags import is_language, same_language

CONTENT_TYPE = "text/plain; charset=UTF-8"


TECHNICAL = {
    "MIME-Version": "1.0",
    "Content-Type": CONTENT_TYPE,
    "Content-Transfer-Encoding": "8bit",
}
"""Fields that describe the file's encoding, with their only valid values."""
NAMELESS = ("PACKAGE VERSION", "PROJECT VERSION")
"""Placeholders that xgettext and Babel write for an unnamed project."""


def with_header(
    catalog: PoFile, template: PoFile, profile: LocaleProfile, *, is_same: bool = False
) -> PoFile:
    """`catalog` with a header that fits the template and the locale.

    Missing or wrong fields are corrected, and the header is not fuzzy any more. Translators' parts
    are kept: comments, names, PO-Revision-Date, fields of other tools, the spelling of a rule that
    agrees with CLDR. A different language is kept, too, because the file may be in the wrong
    folder. POT-Creation-Date is that of the template, or is kept if `is_same`, that is, if the
    catalog had the same messages before.
    """
    created = template.field(CREATED) or ""
    if catalog.header is None:
        return _with_new_header(catalog, template, profile, created)
    header = catalog.header
    if header.fuzzy:
        flags = tuple(flag for flag in header.flags if flag != FUZZY)
        catalog = replace(catalog, header=replace(header, flags=flags, previous=None))
    fields = {name: value for name, value in TECHNICAL.items() if not _is_right(catalog, name)}
    project = catalog.field("Project-Id-Version")
    if not project or project in NAMELESS:
        fields["Project-Id-Version"] = template.field("Project-Id-Version") or ""
    if not (is_same and catalog.field(CREATED)):
        fields[CREATED] = created
    stated = catalog.field("Language")
    if not stated or not is_language(stated):
        fields["Language"] = profile.posix
    if plural_problem(catalog.field(PLURAL_FORMS) or "", profile):
        fields[PLURAL_FORMS] = profile.plural_forms
    return catalog.with_fields(fields)


def _is_right(catalog: PoFile, name: str) -> bool:
    """Whether a technical field has its valid value, in any case and with any parameters."""
    stated = (catalog.field(name) or "").partition(";")[0].strip().casefold()
    if stated != TECHNICAL[name].partition(";")[0].casefold():
        return False
    return name != "Content-Type" or charset_problem(catalog) is None


def _with_new_header(
    catalog: PoFile, template: PoFile, profile: LocaleProfile, created: str
) -> PoFile:
    comments = template.header.comments if template.header else ()
    fields = {
        "Project-Id-Version": template.field("Project-Id-Version") or "",
        "Report-Msgid-Bugs-To": template.field("Report-Msgid-Bugs-To") or "",
        CREATED: created,
        # no clock: the same texts make the same file
        "PO-Revision-Date": created,
        "Last-Translator": "Automatically generated",
        "Language-Team": "none",
        "Language": profile.posix,
        "MIME-Version": "1.0",
        "Content-Type": CONTENT_TYPE,
        "Content-Transfer-Encoding": "8bit",
        PLURAL_FORMS: profile.plural_forms,
        "Generated-By": template.field("Generated-By") or "",
    }
    return replace(catalog, header=Entry("", comments=comments)).with_fields(fields)


def charset_problem(catalog: PoFile) -> str | None:
    """Why the header's charset is wrong; None if it is UTF-8."""
    stated = (catalog.field("Content-Type") or "").lower().rpartition("charset=")[2].strip()
    if stated in ("utf-8", "utf8"):
        return None
    if not stated:
        return "the header states no charset"
    return f"the header says “{printable(stated)}”, the file is UTF-8"


def language_problem(catalog: PoFile, profile: LocaleProfile) -> str | None:
    """Why the header's Language is wrong; None if it is the locale's."""
    stated = catalog.field("Language")
    if not stated:
        return "the header has no field Language"
    if same_language(stated, profile.tag):
        return None
    return f"the header says Language: {printable(stated)}"
