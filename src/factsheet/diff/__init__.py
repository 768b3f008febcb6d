"""Compare two published editions."""
