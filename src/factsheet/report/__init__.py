"""Reports of findings and progress, in formats for people and programs."""
