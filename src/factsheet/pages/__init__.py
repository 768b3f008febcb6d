"""Documents as web pages, with the data beside them."""
