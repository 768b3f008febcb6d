"""The forms of a plural message agree with the numbers that they serve."""
