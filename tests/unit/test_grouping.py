"""Rows and positions of a grouped list map to each other, whatever is open or closed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.models.grouping import Group, GroupLayout

COUNTS = st.lists(st.integers(1, 9), min_size=1, max_size=8)


def layout_of(counts: list[int], closed: set[int]) -> GroupLayout:
    groups = [Group(str(place), f"Group {place}", count) for place, count in enumerate(counts)]
    return GroupLayout(groups, sum(counts), frozenset(str(place) for place in closed))


@given(COUNTS, st.sets(st.integers(0, 7)))
def test_every_visible_row_finds_its_way_back(counts: list[int], closed: set[int]) -> None:
    layout = layout_of(counts, closed)
    seen = []
    for row in range(layout.rows):
        place = layout.place(row)
        if place.is_heading:
            assert layout.head_row(place.group) == row
        else:
            seen.append(place.position)
            assert layout.row_of(place.position) == row
    begins = [sum(counts[:place]) for place in range(len(counts))]
    shown = [
        position
        for place, count in enumerate(counts)
        if place not in closed
        for position in range(begins[place], begins[place] + count)
    ]
    assert seen == shown


@given(COUNTS, st.sets(st.integers(0, 7)))
def test_all_rows_span_the_whole_list(counts: list[int], closed: set[int]) -> None:
    layout = layout_of(counts, closed)
    runs = layout.spans(0, layout.rows - 1)
    assert [position for begin, end in runs for position in range(begin, end)] == list(range(sum(counts)))


@given(COUNTS, st.data())
def test_a_span_holds_the_rows_between_its_ends(counts: list[int], data: st.DataObject) -> None:
    layout = layout_of(counts, set())
    first = data.draw(st.integers(0, layout.rows - 1))
    last = data.draw(st.integers(first, layout.rows - 1))
    places = [layout.place(row) for row in range(first, last + 1)]
    expected = [place.position for place in places if not place.is_heading]
    runs = layout.spans(first, last)
    assert [position for begin, end in runs for position in range(begin, end)] == expected


def test_toggling_twice_changes_nothing() -> None:
    layout = layout_of([3, 2], set())
    layout.toggle(0)
    assert (layout.rows, layout.row_of(1), layout.row_of(3)) == (4, 0, 2)
    layout.toggle(0)
    assert layout.rows == 7


def test_groups_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(ValueError, match="groups hold 3 rows, the list 4"):
        GroupLayout([Group("a", "A", 3)], 4)
