import pytest

from look.reading import number, plain


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" Trees\u202egnp.exe\u202c ", "Treesgnp.exe"),
        ("أشجار في الشارع", "أشجار في الشارع"),
        ("نمی‌خواهم", "نمی‌خواهم"),  # Persian needs its joiner
        ("👩‍🌾🏴󠁧󠁢󠁥󠁮󠁧󠁿", "👩‍🌾🏴󠁧󠁢󠁥󠁮󠁧󠁿"),
        ("Two\n\nparagraphs", "Two\n\nparagraphs"),
        ("\u200b\u2060\ufeff", ""),
        ("\u200d", ""),
    ],
)
def test_what_people_write_is_kept_without_what_cannot_be_seen(typed, kept):
    assert plain(typed) == kept


@pytest.mark.parametrize(
    ("typed", "read"), [("12", 12), ("²", 0), ("٣", 0), ("9" * 19, 0), ("-1", 0), ("", 0)]
)
def test_the_number_of_a_row_is_read_or_is_none(typed, read):
    assert number(typed) == read
