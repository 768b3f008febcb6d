"""Rules about what authors write: facts, sources and sheets."""
