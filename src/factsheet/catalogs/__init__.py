"""Gettext catalogs: template, merge, look-up. A .po file is data: nothing in it is run."""
