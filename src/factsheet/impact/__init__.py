"""What a change of facts does to the sheets, before it is published."""
