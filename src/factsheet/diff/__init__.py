"""Two editions, as they were published → what has changed between them."""
