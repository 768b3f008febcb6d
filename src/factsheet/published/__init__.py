"""An output folder read back, whoever wrote it."""
