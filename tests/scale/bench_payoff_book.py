"""How long the payoff planner's answer takes while a slider moves: a book with 20 loans over ten years."""

from __future__ import annotations

import random
import tempfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from finapp.domain.account import AccountDraft, AccountId, AccountKind
from finapp.domain.loan_terms import LoanTerms
from finapp.domain.plan import CostConvention, PlanDraft, PlanTerms, SettlementRule
from finapp.services.book import Book
from tests.scale.timing import best, once

LOANS, MONTHS, ROUNDS = 20, 120, 10
TODAY = date(2026, 11, 18)


def fill(book: Book) -> None:
    """Add loans of every size and rate, level and with falling payments in turn."""
    chance = random.Random(7)
    for number in range(LOANS):
        draft = AccountDraft(kind=AccountKind.LOAN, name=f"Lender {number}", currency="CNY")
        lender = AccountId(book.accounts.add(draft).created or 0)
        terms = PlanTerms(
            price=chance.randint(200_000, 6_000_000),
            currency="CNY",
            count=MONTHS,
            start=date(2026, 10, 25),
            first_due=date(2026, 11, 25),
            rate=Decimal(chance.randint(3, 24)) / 100,
            convention=CostConvention.ANNUITY if number % 2 else CostConvention.EQUAL_PRINCIPAL,
            settlement=SettlementRule.WAIVED,
        )
        book.loans.add(PlanDraft(title=f"Loan {number}", account_id=lender, terms=terms), LoanTerms())


def main() -> None:
    """Print how long an answer takes, and how long it takes to read the debts."""
    with tempfile.TemporaryDirectory() as folder:
        book = Book.create(Path(folder) / "loans.finapp", today=lambda: TODAY)
        fill(book)
        read, ground = once(book.payoff.ground)
        wishes = replace(book.payoff.wishes(), extra=100_000)
        book.payoff.ways(ground, wishes)
        spent, _ = best(lambda: book.payoff.ways(ground, wishes), ROUNDS)
        book.close()
    print(f"{LOANS} loans over {MONTHS} months, read: {read * 1000:.0f} ms")  # noqa: T201 a benchmark prints
    print(f"a new amount each month, all ways but the optimum: {spent * 1000:.0f} ms (wanted: 100 ms)")  # noqa: T201


if __name__ == "__main__":
    main()
