"""Rules about what was loaded: each yields diagnostics, and never stops at the first."""
