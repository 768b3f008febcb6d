"""Caches of builds. They only save time: a build gives the same result without them."""
