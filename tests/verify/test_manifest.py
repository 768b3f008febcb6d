"""What may stand in a page for each address."""

from factsheet.published.manifest import Values

SOURCE = {"id": "report", "title": "Report", "publisher": "House", "date": "2021-11"}
FACTS = {
    "staff.total": [{"id": "value", "value": "1000", "source": SOURCE}],
    "session.period": [{"id": "value", "value": "2021-11-23/2021-11-25", "source": SOURCE}],
    "staff.share": [{"id": "value", "value": "1/4", "source": SOURCE}],
    "languages": [{"id": "value", "value": "ar, en", "items": ["ar", "en"], "source": SOURCE}],
    "sessions": [
        {"id": f"s{n}", "value": f"{n}; x", "cells": {"number": str(n)}, "source": SOURCE}
        for n in (1, 2, 3)
    ],
}


def test_values_by_address() -> None:
    values = Values(FACTS, "2021-11-25")
    assert values.at("edition") == {"2021-11-25"}
    assert values.at("source:report") == {"2021-11"}
    assert values.at("staff.total") == {"1000"}
    assert values.at("staff.share") == {"1/4"}
    assert values.at("session.period") == {"2021-11-23/2021-11-25", "2021-11-23", "2021-11-25"}
    assert values.at("languages") == {"ar, en", "ar", "en", "2"}
    assert values.at("sessions") == {"3"}
    assert values.at("sessions.s2.number") == {"2"}
    assert values.at("sessions.s4.number") is None
