from pathlib import Path

from factsheet.catalogs.catalog import catalog_path, read_catalog
from factsheet.catalogs.statistics import Statistics, statistics
from factsheet.diagnostics import Findings
from factsheet.locales.profile import LocaleProfile
from factsheet.messages.message import Message
from factsheet.workspace import Workspace

CATALOG = b"""\
msgid ""
msgstr ""
"Language: fr\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

msgid "translated"
msgstr "traduit"

#, fuzzy
msgid "fuzzy"
msgstr "flou"

msgid "blank"
msgstr ""

msgid "singular"
msgstr "singulier"

msgid "not asked for"
msgstr "non"
"""


def test_every_message_is_counted_once(tmp_path: Path, fr: LocaleProfile) -> None:
    workspace, findings = Workspace(tmp_path), Findings()
    workspace.write(catalog_path(fr), CATALOG)
    catalog = read_catalog(workspace, fr, findings)
    assert catalog is not None, list(findings)
    messages = [Message(text) for text in ("translated", "translated", "fuzzy", "blank", "absent")]
    counted = statistics(catalog, [*messages, Message("singular", plural="plural")])
    assert counted == Statistics("fr", translated=1, fuzzy=1, missing=3)
    assert (counted.total, counted.is_complete) == (5, False)
    assert statistics(catalog, messages[:1]).is_complete
