"""Proof sheets: each message beside a picture of where it is printed, with room for remarks."""
