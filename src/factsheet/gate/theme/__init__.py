"""Rules about the look of pages: colours, templates, marked values."""
