"""The formats of a difference between editions, one module each."""
