"""Term deposits: interest by the rules of the bank, renewal, and what a book makes of one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finapp.domain.account import AccountDraft, AccountId, AccountKind
from finapp.domain.deposit import fixed_deposit_interest
from finapp.domain.explain import render
from finapp.domain.term_deposit import (
    COMPOUNDINGS,
    DepositTerms,
    DepositTime,
    Renewal,
    check_deposit,
    value_on,
)
from finapp.domain.term_deposit_explained import explain_at_end, explain_worth
from finapp.errors import UserError
from finapp.messages import LANGUAGES
from finapp.services.accounts import ToolDraft
from tests.unit.household import DAY, Household, cny

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from finapp.domain.term_deposit import DepositValue

YEAR = DepositTerms(
    rate=Decimal("0.0145"),
    start=date(2026, 3, 15),
    matures=date(2027, 3, 15),
    demand_rate=Decimal("0.0005"),
)
LONG = replace(YEAR, renewal=Renewal.WITH_INTEREST)


def test_a_chinese_deposit_earns_by_whole_months_and_days_over_360() -> None:
    value = value_on(YEAR, 3_000_000, date(2026, 11, 18))
    # 8 months and 3 days: 30,000 × 1.45 % × (8/12 + 3/360)
    assert (value.principal, value.accrued, value.worth) == (3_000_000, 29_363, 3_029_363)
    assert (value.end, value.whole, value.at_end) == (date(2027, 3, 15), 43_500, 3_043_500)
    # Taken out early: 248 actual days at the demand rate over 360
    assert (value.early, value.ended) == (1_033, False)


@pytest.mark.parametrize(
    ("terms", "interest"),
    [
        (replace(YEAR, time=DepositTime.ACT_365), 43_500),
        (replace(YEAR, time=DepositTime.ACT_360), 44_104),
        (replace(YEAR, compounds=4), 43_737),
        (replace(YEAR, compounds=365, time=DepositTime.ACT_365), 43_816),
    ],
)
def test_other_ways_to_count(terms: DepositTerms, interest: int) -> None:
    assert value_on(terms, 3_000_000, YEAR.start).whole == interest


def test_after_its_term_it_earns_the_demand_rate_as_the_core_says() -> None:
    withdrawn = date(2027, 5, 1)
    value = value_on(YEAR, 3_000_000, withdrawn)
    core = fixed_deposit_interest(3_000_000, YEAR.start, 12, YEAR.rate, withdrawn, YEAR.demand_rate)
    assert value.ended
    assert value.accrued == core.total_by_month == 43_500 + 196


def test_renewed_with_interest_the_interest_bears_interest() -> None:
    value = value_on(LONG, 3_000_000, date(2028, 4, 15))
    assert (value.begin, value.end) == (date(2028, 3, 15), date(2029, 3, 15))
    assert value.principal == 3_000_000 + 43_500 + 44_131  # 30,435.00 × 1.45 % = 441.31
    assert value.accrued == 3_731  # a month of 30,876.31
    assert not value.ended


def test_renewed_without_interest_only_the_term_counts() -> None:
    value = value_on(replace(YEAR, renewal=Renewal.PRINCIPAL), 3_000_000, date(2028, 4, 15))
    assert (value.principal, value.paid_out, value.accrued) == (3_000_000, 87_000, 3_625)


def test_a_term_from_the_end_of_a_month_comes_back_to_it() -> None:
    terms = replace(LONG, start=date(2026, 11, 30), matures=date(2027, 2, 28))
    ends = terms.ends()
    assert [next(ends) for _ in range(3)] == [date(2027, 2, 28), date(2027, 5, 30), date(2027, 8, 30)]
    days = replace(LONG, start=date(2026, 11, 1), matures=date(2026, 11, 8)).ends()
    assert [next(days) for _ in range(3)] == [date(2026, 11, 8), date(2026, 11, 15), date(2026, 11, 22)]


@pytest.mark.parametrize(
    ("terms", "code"),
    [
        (replace(YEAR, matures=YEAR.start), "deposit.dates"),
        (replace(YEAR, rate=Decimal(1)), "deposit.rate"),
        (replace(YEAR, demand_rate=Decimal("-0.01")), "deposit.rate"),
        (replace(YEAR, compounds=3), "deposit.compounds"),
    ],
)
def test_terms_that_cannot_be(terms: DepositTerms, code: str) -> None:
    with pytest.raises(UserError) as caught:
        check_deposit(terms)
    assert caught.value.code == code


starts = st.dates(date(2000, 1, 1), date(2030, 1, 1))


@given(
    st.integers(0, 10**12),
    starts,
    st.integers(1, 2000),
    st.integers(-10, 4000),
    st.sampled_from(COMPOUNDINGS),
    st.sampled_from(DepositTime),
    st.sampled_from(Renewal),
)
def test_a_value_never_falls_within_a_term(
    deposited: int,
    start: date,
    length: int,
    later: int,
    compounds: int,
    time: DepositTime,
    renewal: Renewal,
) -> None:
    terms = replace(
        YEAR,
        start=start,
        matures=date.fromordinal(start.toordinal() + length),
        compounds=compounds,
        time=time,
        renewal=renewal,
    )
    check_deposit(terms)
    value = value_on(terms, deposited, date.fromordinal(start.toordinal() + later))
    assert value.begin <= value.on
    assert value.ended == (renewal is Renewal.NONE and value.on >= value.end)
    assert deposited <= value.principal <= value.worth
    assert value.ended or value.worth <= value.at_end
    for why in (explain_worth(value, "CNY"), explain_at_end(value, "CNY")):
        for language in LANGUAGES:
            assert all("{" not in text for text in render(why, language))


def test_the_reason_has_the_numbers_of_the_computation() -> None:
    texts = render(explain_worth(value_on(YEAR, 3_000_000, date(2026, 11, 18)), "CNY"))
    assert texts[0] == "30,293.63 CNY on 2026-11-18 = 30,000.00 CNY + 293.63 CNY interest."
    assert any("8/12 and 3/360" in text for text in texts)
    assert any("10.33 CNY" in text for text in texts)
    assert any("Yinfa [2005] 129" in text for text in texts)


# in a book ---------------------------------------------------------------------------------------------


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Household]:
    household = Household.create(tmp_path / "home.finapp")
    yield household
    household.close()


DRAFT = AccountDraft(kind=AccountKind.TERM_DEPOSIT, name="CMB one year", currency="CNY")


def add(home: Household, terms: DepositTerms = YEAR, source: AccountId | None = None) -> AccountId:
    draft = ToolDraft(account=DRAFT, deposit=terms, paid_from=source)
    return AccountId(home.book.accounts.add_tool(draft, cny(3_000_000), terms.start).created or 0)


def found(home: Household, account: AccountId) -> DepositValue:
    value = home.book.accounts.view(account).deposit
    assert value is not None
    return value


def test_a_deposit_is_one_step_and_knows_what_it_is_worth(home: Household) -> None:
    account = add(home)
    view = home.book.accounts.view(account)
    assert view.balance == cny(3_000_000)
    assert found(home, account) == value_on(YEAR, 3_000_000, DAY)
    home.book.history.undo()
    assert account not in {one.account.id for one in home.book.accounts.views()}
    home.book.history.redo()
    assert found(home, account).terms == YEAR
    assert home.book.check.run() == []


def test_the_money_comes_from_an_account_of_the_book(home: Household) -> None:
    before = home.book.accounts.view(home.bank).balance
    account = add(home, source=home.bank)
    assert home.book.accounts.view(home.bank).balance == before - cny(3_000_000)
    assert [row.amount for row in home.book.accounts.register(account)] == [3_000_000]


def test_interest_that_is_recorded_is_not_counted_twice(home: Household) -> None:
    account = add(home, LONG)
    income = next(one for one in home.book.accounts.categories(AccountKind.INCOME))
    home.book.accounts.record(account, income.id, cny(43_500), date(2026, 11, 1))
    assert found(home, account).deposited == 3_000_000
    home.book.accounts.transfer(account, home.bank, cny(2_043_500), date(2026, 11, 2))
    assert found(home, account).deposited == 1_000_000


def test_new_terms_replace_the_old_ones_and_another_kind_has_none(home: Household) -> None:
    account = add(home)
    view = home.book.accounts.view(account)
    home.book.accounts.edit(account, DRAFT, view.terms, deposit=LONG)
    assert found(home, account).terms == LONG
    home.book.accounts.edit(account, replace(DRAFT, name="Renamed"), view.terms)
    assert found(home, account).terms == LONG
    home.book.accounts.edit(account, replace(DRAFT, kind=AccountKind.BANK), view.terms)
    assert home.book.accounts.view(account).deposit is None
    home.book.history.undo()
    assert found(home, account).terms == LONG


def test_the_calendar_knows_the_day_it_ends(home: Household) -> None:
    account = add(home)
    sheet = home.book.calendar.sheet(DAY, DAY)
    (maturity,) = sheet.maturities[YEAR.matures]
    assert (maturity.account_id, maturity.amount, maturity.renewed) == (account, cny(3_043_500), False)
    home.book.accounts.close(account, DAY)
    assert home.book.calendar.sheet(DAY, DAY).maturities == {}


def test_terms_that_cannot_be_store_nothing(home: Household) -> None:
    with pytest.raises(UserError):
        add(home, replace(YEAR, matures=YEAR.start))
    assert all(one.account.name != DRAFT.name for one in home.book.accounts.views())


def test_a_deposit_without_entries_can_be_removed(home: Household) -> None:
    account = AccountId(home.book.accounts.add_tool(ToolDraft(account=DRAFT, deposit=YEAR)).created or 0)
    home.book.accounts.remove(account)
    home.book.history.undo()
    assert found(home, account).deposited == 0
