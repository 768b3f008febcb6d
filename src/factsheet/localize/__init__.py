"""Model + catalog + locale → documents."""
