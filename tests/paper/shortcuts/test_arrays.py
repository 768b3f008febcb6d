from cffi import FFI

from factsheet.paper.shortcuts.arrays import Arrays


def test_an_array_is_as_long_as_what_it_holds() -> None:
    arrays = Arrays(FFI())
    glyphs = arrays.new("uint32_t[3]", [5, 6, 7])
    assert list(glyphs) == [5, 6, 7]
    assert arrays.sizeof(glyphs) == 12


def test_types_do_not_pile_up() -> None:
    ffi = FFI()
    arrays = Arrays(ffi)
    first = [ffi.typeof(arrays.new(f"int[{count}]", [*range(count)])) for count in (2, 3, 4)]
    assert len(set(first)) == 1


def test_what_is_no_array_is_as_ever() -> None:
    ffi = FFI()
    arrays = Arrays(ffi)
    assert arrays.new("int *")[0] == 0
    assert arrays.NULL == ffi.NULL
