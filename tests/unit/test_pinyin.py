"""Chinese names are found by the first letters of their pinyin, whichever reading a character has."""

from __future__ import annotations

import pytest

from finapp.domain.pinyin import find_initials, has_chinese, sort_key


@pytest.mark.parametrize(
    ("name", "typed", "found"),
    [
        ("花呗", "hb", "花呗"),
        ("余额宝", "yeb", "余额宝"),
        ("京东白条", "bt", "白条"),
        ("招商银行", "zsyh", "招商银行"),
        ("招商银行信用卡", "XYK", "信用卡"),
        ("支付宝 (花呗)", "zfbhb", "支付宝 (花呗"),
        ("工行 3307", "gh33", "工行 33"),
        ("重庆小面", "cq", "重庆"),
    ],
)
def test_initials_find_the_name(name: str, typed: str, found: str) -> None:
    span = find_initials(name, typed)
    assert span is not None
    assert name[span[0] : span[1]] == found


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("花呗", "bh"),
        ("花呗", "hbx"),
        ("花呗", ""),
        ("花呗", "花"),
        ("Huabei", "hu"),
        ("", "a"),
        ("花呗", "-"),
    ],
)
def test_other_letters_do_not(name: str, typed: str) -> None:
    assert find_initials(name, typed) is None


def test_chinese_is_told_from_latin() -> None:
    assert has_chinese("Yu’ebao 余额宝")
    assert not has_chinese("Yu’ebao")


@pytest.mark.parametrize(
    "names",
    [
        ["11.11", "IKEA", "Klarna", "zalando", "花呗", "招行信用卡", "周明借款"],
        ["阿里云", "拼多多", "苏宁", "天猫", "王府井", "小米", "优衣库", "中国移动"],
        ["刘洋", "刘瑜", "王珺", "吴鑫"],
        ["吃饭", "迟到", "打车"],
    ],
)
def test_names_are_sorted_by_sound(names: list[str]) -> None:
    assert sorted(set(names), key=sort_key) == names
