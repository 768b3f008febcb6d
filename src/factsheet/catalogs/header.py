"""The header of a catalog: made for a new one, put right in one that exists."""

from dataclasses import replace

from factsheet.catalogs.literal import printable
from factsheet.catalogs.plurals import FIELD as PLURAL_FORMS
from factsheet.catalogs.plurals import plural_problem
from factsheet.catalogs.po import Entry, PoFile
from factsheet.catalogs.template import CREATED
from factsheet.locales.profile import LocaleProfile

CONTENT_TYPE = "text/plain; charset=UTF-8"


def with_header(catalog: PoFile, template: PoFile, profile: LocaleProfile) -> PoFile:
    """`catalog` with a header that fits the template and the locale.

    A header that exists keeps all that is a translator's: comments, PO-Revision-Date,
    names, fields of other tools, the spelling of a rule that agrees with CLDR, and a
    wrong Language too, because the file may be in the wrong folder.
    """
    created = template.field(CREATED) or ""
    if catalog.header is None:
        return _with_new_header(catalog, template, profile, created)
    fields = {CREATED: created}
    if not catalog.field("Language"):
        fields["Language"] = profile.posix
    if charset_problem(catalog):
        fields["Content-Type"] = CONTENT_TYPE
    if plural_problem(catalog.field(PLURAL_FORMS) or "", profile):
        fields[PLURAL_FORMS] = profile.plural_forms
    return catalog.with_fields(fields)


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
    """Why the header's charset doesn't do; None where it says UTF-8."""
    stated = (catalog.field("Content-Type") or "").lower().rpartition("charset=")[2].strip()
    if stated in ("utf-8", "utf8"):
        return None
    if not stated:
        return "it names no charset"
    return f"the header says “{printable(stated)}”, the file is UTF-8"


def language_problem(catalog: PoFile, profile: LocaleProfile) -> str | None:
    """Why the header's Language doesn't do; None where it is the locale's."""
    stated = catalog.field("Language")
    if not stated:
        return "the header names no Language"
    if stated.replace("_", "-").casefold() == profile.posix.replace("_", "-").casefold():
        return None
    return f"the header says Language: {printable(stated)}"
