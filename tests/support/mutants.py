"""Files as they might come back damaged, or from somebody who means harm."""

from collections.abc import Iterator
from random import Random

TOKENS = (
    *(b"\0", b"\xff", b"\xed\xa0\x80", "\u2028".encode(), "\u202e".encode(), b"\r", b"\n", b"\t"),
    *(
        b"<",
        b">",
        b"&",
        b"&#0;",
        b"&#xD800;",
        b"<!--",
        b"]]>",
        b'"',
        b"'",
        b"\\",
        b"\\x",
        b"\\ud800",
    ),
    *(
        b"{",
        b"}",
        b"[",
        b"]",
        b"(",
        b")",
        b":",
        b": ",
        b"- ",
        b"#",
        b"#, fuzzy\n",
        b"%",
        b"%(",
        b"|",
    ),
    *(b"-1", b"0", b"1e999", b"9" * 400, b"1e-99999999", b"nan", b"null", b"true", b"2021-02-30"),
    *(
        b"9999-12-31",
        b"0000-00-00",
        b"msgstr[9] ",
        b"msgid_plural ",
        b"$",
        b"=",
        b"*a",
        b"&a ",
        b"!!x ",
    ),
    *(
        b"",
        b" ",
        b"a" * 300,
        "\u0639".encode(),
        "\U0001f600".encode(),
        "\u0663".encode(),
        b"[" * 99,
    ),
)


def mutants(seed: bytes, number: int, start: int = 0) -> Iterator[bytes]:
    """So many files, each the same on every machine, made of one that is in order."""
    for count in range(start, start + number):
        random = Random(count)
        data = bytearray(seed)
        for _ in range(random.choice((1, 1, 1, 2, 4))):
            at = random.randrange(len(data) + 1)
            end = min(len(data), at + random.choice((0, 0, 1, 1, 2, 5, 20, 200)))
            what = random.randrange(6)
            if what < 3:
                data[at:end] = random.choice(TOKENS)
            elif what == 3:
                data[at:end] = data[random.randrange(len(data) + 1) :][: end - at]
            elif what == 4:
                data[at : at + 1] = bytes((random.randrange(256),))
            else:
                del data[at : at + random.choice((1, 10, 100, len(data)))]
        yield bytes(data)
