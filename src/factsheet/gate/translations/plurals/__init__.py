"""Check that plural forms agree with the numbers that they are used for."""
