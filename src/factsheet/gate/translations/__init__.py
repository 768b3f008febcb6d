"""Rules about the translations of a catalog."""
