"""Catalogs to and from the formats of translators' tools: XLIFF, TMX, TBX, CSV, XLSX."""
