"""Rules about what was loaded and translated, and the gate that runs them all."""
