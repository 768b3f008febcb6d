"""Rules about one catalog: what a translation may and must say."""
