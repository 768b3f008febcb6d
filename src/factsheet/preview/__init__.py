"""`factsheet preview`: the sheets in a browser, as they are on disk at this moment."""
