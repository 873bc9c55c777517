"""Pay now or in installments, and the cash that remains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finapp.domain.decision import DuePart, compare, liquidity
from finapp.domain.decision_explained import explain_decision
from finapp.services.calc.no_value import or_no_value
from finapp.services.calc.reasons import Reasoned

if TYPE_CHECKING:
    from finapp.services.calc.inputs import Inputs
    from finapp.services.calc.registry import Outputs


@or_no_value("pv_plan", "advantage_of_plan", "choose", "break_even_yield")
def _pay_now_vs_plan(inputs: Inputs) -> Outputs:
    parts = [DuePart(part.between("day", 0), part.decimal("amount")) for part in inputs.tables("instalments")]
    earned = inputs.decimal("annual_effective_yield")
    found = compare(inputs.decimal("price"), inputs.decimal("pay_now_discount", 0), parts, earned)
    outputs = {
        "pv_plan": found.plan_value,
        "advantage_of_plan": found.advantage_of_plan,
        "choose": found.choice,
        "break_even_yield": found.break_even.value,
        "reason": found.break_even.reason,
        "ambiguous": found.break_even.ambiguous,
    }
    return Reasoned(outputs, lambda: explain_decision(found, parts, earned))


def _liquidity(inputs: Inputs) -> Outputs:
    left = liquidity(
        inputs.decimal("cash"),
        inputs.decimal("price"),
        inputs.decimal("buffer", 0),
        inputs.decimal("plan_first_instalment", 0),
    )
    return {
        "buffer_after_pay_now": left.after_pay_now,
        "buffer_after_plan": left.after_first_part,
        "buffer_breached": left.breached,
    }


KINDS = {"liquidity": _liquidity, "pay_now_vs_plan": _pay_now_vs_plan}
