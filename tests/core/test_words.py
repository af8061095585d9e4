from __future__ import annotations

import pytest

from thidua_desktop.core.words import money_words, number_words

CASES = {
    0: "không",
    5: "năm",
    10: "mười",
    11: "mười một",
    15: "mười lăm",
    21: "hai mươi mốt",
    24: "hai mươi bốn",
    55: "năm mươi lăm",
    100: "một trăm",
    105: "một trăm linh năm",
    1001: "một nghìn không trăm linh một",
    702000: "bảy trăm linh hai nghìn",
    1053000: "một triệu không trăm năm mươi ba nghìn",
    1404000: "một triệu bốn trăm linh bốn nghìn",
    2000000000: "hai tỷ",
    2300000000000: "hai nghìn ba trăm tỷ",
    5000000000000: "năm nghìn tỷ",
}


@pytest.mark.parametrize(("number", "words"), CASES.items())
def test_reads_numbers_as_people_do(number: int, words: str) -> None:
    assert number_words(number) == words


def test_money_starts_with_a_capital() -> None:
    assert money_words(4914000) == "Bốn triệu chín trăm mười bốn nghìn đồng"
