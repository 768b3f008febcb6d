"""The classes of a publication's content, independent of files, locales and HTML."""
