"""The status for programs: what is documented is what is written."""

import json

from factsheet.report.status.json import VERSION, as_json
from support.statuses import status


def test_everything_is_in_it() -> None:
    data = json.loads(as_json(status()))
    assert (data["version"], data["publisher"], data["edition"]) == (
        VERSION,
        "Riverside Library",
        "2021-11-25",
    )
    assert list(data["locales"]) == ["ar", "en", "fr"]
    assert data["locales"]["en"]["source"] is True
    french = data["locales"]["fr"]
    assert (french["state"], french["percent"]) == ("fallback", 50)
    assert french["messages"] == {"total": 4, "translated": 2, "fuzzy": 1, "missing": 1}
    assert french["words"] == {"total": 7, "translated": 2, "fuzzy": 2, "missing": 3}
    assert french["sheets"]["two"]["messages"]["total"] == 2
    assert french["frame"]["percent"] == 100
    assert french["blockers"] == [
        {
            "context": "sheet:one:lead",
            "text": "Second | *words* <here>",
            "path": "fr.po",
            "line": 3,
            "why": "fuzzy",
            "required": True,
            "sheets": ["one", "two"],
        },
        {
            "context": "sheet:two:title",
            "text": "Third words here",
            "path": "fr.po",
            "line": 4,
            "why": "missing",
            "required": False,
            "sheets": ["two"],
        },
    ]
