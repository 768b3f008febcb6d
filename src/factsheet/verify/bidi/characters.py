"""Characters that go in pairs, and those that begin and end a direction."""

BRACKETS = (
    "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋〈〉❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦍⦐⦏⦎⦑⦒⦓⦔⦕⦖⦗⦘"
    "⧘⧙⧚⧛⧼⧽⸢⸣⸤⸥⸦⸧⸨⸩〈〉《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣"
)
"""Pairs of brackets (BidiBrackets.txt)."""
CLOSING = dict(zip(BRACKETS[::2], BRACKETS[1::2], strict=True))
_MIRRORED = BRACKETS + "<>«»‹›≤≥≪≫⊂⊃⊆⊇∈∋"
MIRRORS = dict(zip(_MIRRORED[::2], _MIRRORED[1::2], strict=True))
MIRRORS |= {right: left for left, right in MIRRORS.items()}
"""What a character looks like from right to left (BidiMirroring.txt, the common ones)."""

ISOLATES = {"LRI": "L", "RLI": "R", "FSI": None}
EMBEDDINGS = {"LRE": ("L", None), "RLE": ("R", None), "LRO": ("L", "L"), "RLO": ("R", "R")}
REMOVED = frozenset({*EMBEDDINGS, "PDF", "BN"})
