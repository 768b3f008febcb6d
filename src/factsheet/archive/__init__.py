"""A site with all editions: each at an address of its own, the current one at the root."""
