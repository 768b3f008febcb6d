"""Report how a change of facts affects the sheets, before it is published."""
