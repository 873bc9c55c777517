"""The first schema of a book, frozen: what `schema.py` said when it was released."""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None

DDL = """
CREATE TABLE exchange_rate (
    id INTEGER NOT NULL, on_day TEXT NOT NULL, base TEXT NOT NULL, quote TEXT NOT NULL,
    rate TEXT NOT NULL, PRIMARY KEY (id),
    CONSTRAINT uq_exchange_rate_base_quote_on_day UNIQUE (base, quote, on_day)
) STRICT;
CREATE TABLE member (
    id INTEGER NOT NULL, name TEXT NOT NULL, initials TEXT NOT NULL,
    color_slot INTEGER DEFAULT '0' NOT NULL, position INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id)
) STRICT;
CREATE TABLE merchant (
    id INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (id), CONSTRAINT uq_merchant_name UNIQUE (name)
) STRICT;
CREATE TABLE platform (
    id INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (id), CONSTRAINT uq_platform_name UNIQUE (name)
) STRICT;
CREATE TABLE setting (
    id INTEGER NOT NULL, "key" TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (id),
    CONSTRAINT uq_setting_key UNIQUE ("key")
) STRICT;
CREATE TABLE tag (
    id INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (id), CONSTRAINT uq_tag_name UNIQUE (name)
) STRICT;
CREATE TABLE account (
    id INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, currency TEXT, member_id INTEGER,
    parent_id INTEGER, code TEXT, institution TEXT DEFAULT '' NOT NULL, tail TEXT DEFAULT '' NOT NULL,
    monogram TEXT DEFAULT '' NOT NULL, color_slot INTEGER, pay_from_id INTEGER, closed_on TEXT,
    note TEXT DEFAULT '' NOT NULL, preset TEXT DEFAULT '' NOT NULL,
    auto_pay INTEGER DEFAULT '0' NOT NULL, pays TEXT DEFAULT 'full' NOT NULL, pays_minor INTEGER,
    PRIMARY KEY (id),
    CONSTRAINT fk_account_member_id FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT,
    CONSTRAINT fk_account_parent_id FOREIGN KEY(parent_id) REFERENCES account (id) ON DELETE RESTRICT,
    CONSTRAINT uq_account_code UNIQUE (code),
    CONSTRAINT fk_account_pay_from_id FOREIGN KEY(pay_from_id) REFERENCES account (id)
        ON DELETE RESTRICT
) STRICT;
CREATE INDEX ix_account_member_id ON account (member_id);
CREATE INDEX ix_account_parent_id ON account (parent_id);
CREATE INDEX ix_account_pay_from_id ON account (pay_from_id);
CREATE TABLE import_batch (
    id INTEGER NOT NULL, file_name TEXT NOT NULL, sha256 TEXT NOT NULL, layout TEXT NOT NULL,
    encoding TEXT NOT NULL, imported_on TEXT NOT NULL, member_id INTEGER, rows_read INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT fk_import_batch_member_id FOREIGN KEY(member_id) REFERENCES member (id)
        ON DELETE RESTRICT
) STRICT;
CREATE INDEX ix_import_batch_member_id ON import_batch (member_id);
CREATE TABLE txn (
    id INTEGER NOT NULL, on_day TEXT NOT NULL, kind TEXT NOT NULL, text TEXT DEFAULT '' NOT NULL,
    member_id INTEGER, PRIMARY KEY (id),
    CONSTRAINT fk_txn_member_id FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX ix_txn_member_id ON txn (member_id);
CREATE INDEX ix_txn_on_day ON txn (on_day);
CREATE TABLE billing_cycle (
    id INTEGER NOT NULL, account_id INTEGER NOT NULL, valid_from TEXT NOT NULL,
    closing_day INTEGER NOT NULL, due_kind TEXT NOT NULL, due_value INTEGER NOT NULL,
    closing_day_included INTEGER DEFAULT '1' NOT NULL, roll TEXT DEFAULT 'NO_ADJUST' NOT NULL,
    region TEXT, PRIMARY KEY (id),
    CONSTRAINT uq_billing_cycle_account_id_valid_from UNIQUE (account_id, valid_from),
    CONSTRAINT ck_billing_cycle_closing_day CHECK (closing_day BETWEEN 1 AND 31),
    CONSTRAINT fk_billing_cycle_account_id FOREIGN KEY(account_id) REFERENCES account (id)
        ON DELETE CASCADE
) STRICT;
CREATE INDEX ix_billing_cycle_account_id ON billing_cycle (account_id);
CREATE TABLE category_rule (
    id INTEGER NOT NULL, counterparty TEXT NOT NULL, category_id INTEGER NOT NULL, PRIMARY KEY (id),
    CONSTRAINT uq_category_rule_counterparty UNIQUE (counterparty),
    CONSTRAINT fk_category_rule_category_id FOREIGN KEY(category_id) REFERENCES account (id)
        ON DELETE CASCADE
) STRICT;
CREATE INDEX ix_category_rule_category_id ON category_rule (category_id);
CREATE TABLE credit_limit (
    id INTEGER NOT NULL, account_id INTEGER NOT NULL, valid_from TEXT NOT NULL, limit_minor INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_credit_limit_account_id_valid_from UNIQUE (account_id, valid_from),
    CONSTRAINT ck_credit_limit_limit CHECK (limit_minor >= 0),
    CONSTRAINT fk_credit_limit_account_id FOREIGN KEY(account_id) REFERENCES account (id)
        ON DELETE CASCADE
) STRICT;
CREATE INDEX ix_credit_limit_account_id ON credit_limit (account_id);
CREATE TABLE deposit (
    id INTEGER NOT NULL, account_id INTEGER NOT NULL, rate TEXT NOT NULL, start TEXT NOT NULL,
    matures TEXT NOT NULL, compounds INTEGER DEFAULT '0' NOT NULL, time TEXT NOT NULL, renewal TEXT NOT NULL,
    demand_rate TEXT DEFAULT '0' NOT NULL, PRIMARY KEY (id),
    CONSTRAINT uq_deposit_account_id UNIQUE (account_id),
    CONSTRAINT ck_deposit_term CHECK (start < matures),
    CONSTRAINT fk_deposit_account_id FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX ix_deposit_account_id ON deposit (account_id);
CREATE TABLE tool_terms (
    id INTEGER NOT NULL, account_id INTEGER NOT NULL, valid_from TEXT NOT NULL,
    terms TEXT NOT NULL CONSTRAINT ck_tool_terms_terms CHECK (json_valid(terms)),
    source TEXT DEFAULT '' NOT NULL, PRIMARY KEY (id),
    CONSTRAINT uq_tool_terms_account_id_valid_from UNIQUE (account_id, valid_from),
    CONSTRAINT fk_tool_terms_account_id FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX ix_tool_terms_account_id ON tool_terms (account_id);
CREATE TABLE printed_statement (
    id INTEGER NOT NULL, account_id INTEGER NOT NULL, closing TEXT NOT NULL, amount_minor INTEGER,
    minimum_minor INTEGER, interest_minor INTEGER, fees_minor INTEGER, due TEXT, PRIMARY KEY (id),
    CONSTRAINT uq_printed_statement_account_id_closing UNIQUE (account_id, closing),
    CONSTRAINT fk_printed_statement_account_id FOREIGN KEY(account_id) REFERENCES account (id)
        ON DELETE CASCADE
) STRICT;
CREATE INDEX ix_printed_statement_account_id ON printed_statement (account_id);
CREATE TABLE promotion (
    id INTEGER NOT NULL, account_id INTEGER NOT NULL, txn_id INTEGER, kind TEXT NOT NULL,
    rate TEXT NOT NULL, begins TEXT NOT NULL, ends TEXT NOT NULL, note TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT ck_promotion_kind CHECK (kind IN ('rate', 'deferred')),
    CONSTRAINT ck_promotion_ends CHECK (begins < ends),
    CONSTRAINT fk_promotion_account_id FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE,
    CONSTRAINT fk_promotion_txn_id FOREIGN KEY(txn_id) REFERENCES txn (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX ix_promotion_account_id ON promotion (account_id);
CREATE INDEX ix_promotion_txn_id ON promotion (txn_id);
CREATE TABLE document (
    id INTEGER NOT NULL, account_id INTEGER NOT NULL, name TEXT NOT NULL, media_type TEXT NOT NULL,
    size INTEGER NOT NULL, sha256 TEXT NOT NULL, added_on TEXT NOT NULL, content BLOB NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT fk_document_account_id FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX ix_document_account_id ON document (account_id);
CREATE TABLE offer (
    id INTEGER NOT NULL, account_id INTEGER NOT NULL, periods INTEGER NOT NULL, convention TEXT NOT NULL,
    rate TEXT NOT NULL, unit TEXT DEFAULT 'month' NOT NULL, step INTEGER DEFAULT '1' NOT NULL,
    first_days INTEGER, remainder TEXT DEFAULT 'last' NOT NULL, rounding TEXT DEFAULT 'half_up' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_offer_account_id_periods UNIQUE (account_id, periods),
    CONSTRAINT fk_offer_account_id FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX ix_offer_account_id ON offer (account_id);
CREATE TABLE payment (
    id INTEGER NOT NULL, txn_id INTEGER NOT NULL, account_id INTEGER NOT NULL, from_id INTEGER NOT NULL,
    paid_on TEXT NOT NULL, amount_minor INTEGER NOT NULL, currency TEXT NOT NULL, PRIMARY KEY (id),
    CONSTRAINT ck_payment_amount CHECK (amount_minor > 0),
    CONSTRAINT fk_payment_txn_id FOREIGN KEY(txn_id) REFERENCES txn (id) ON DELETE RESTRICT,
    CONSTRAINT fk_payment_account_id FOREIGN KEY(account_id) REFERENCES account (id)
        ON DELETE RESTRICT,
    CONSTRAINT fk_payment_from_id FOREIGN KEY(from_id) REFERENCES account (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX ix_payment_account_id ON payment (account_id);
CREATE INDEX ix_payment_from_id ON payment (from_id);
CREATE INDEX ix_payment_txn_id ON payment (txn_id);
CREATE TABLE posting (
    id INTEGER NOT NULL, txn_id INTEGER NOT NULL, account_id INTEGER NOT NULL,
    amount_minor INTEGER NOT NULL, currency TEXT NOT NULL, PRIMARY KEY (id),
    CONSTRAINT fk_posting_txn_id FOREIGN KEY(txn_id) REFERENCES txn (id) ON DELETE CASCADE,
    CONSTRAINT fk_posting_account_id FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX ix_posting_account_id ON posting (account_id);
CREATE INDEX ix_posting_txn_id ON posting (txn_id);
CREATE TABLE purchase (
    id INTEGER NOT NULL, txn_id INTEGER NOT NULL, title TEXT NOT NULL, price_minor INTEGER NOT NULL,
    currency TEXT NOT NULL, bought_on TEXT NOT NULL, account_id INTEGER NOT NULL,
    category_id INTEGER NOT NULL, merchant_id INTEGER, platform_id INTEGER, member_id INTEGER,
    order_number TEXT DEFAULT '' NOT NULL, status TEXT NOT NULL, shipped_on TEXT, received_on TEXT,
    ended_on TEXT, note TEXT DEFAULT '' NOT NULL, PRIMARY KEY (id),
    CONSTRAINT ck_purchase_price CHECK (price_minor > 0),
    CONSTRAINT fk_purchase_txn_id FOREIGN KEY(txn_id) REFERENCES txn (id) ON DELETE RESTRICT,
    CONSTRAINT fk_purchase_account_id FOREIGN KEY(account_id) REFERENCES account (id)
        ON DELETE RESTRICT,
    CONSTRAINT fk_purchase_category_id FOREIGN KEY(category_id) REFERENCES account (id)
        ON DELETE RESTRICT,
    CONSTRAINT fk_purchase_merchant_id FOREIGN KEY(merchant_id) REFERENCES merchant (id)
        ON DELETE RESTRICT,
    CONSTRAINT fk_purchase_platform_id FOREIGN KEY(platform_id) REFERENCES platform (id)
        ON DELETE RESTRICT,
    CONSTRAINT fk_purchase_member_id FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX ix_purchase_account_id ON purchase (account_id);
CREATE INDEX ix_purchase_bought_on_id ON purchase (bought_on, id);
CREATE INDEX ix_purchase_category_id ON purchase (category_id);
CREATE INDEX ix_purchase_member_id ON purchase (member_id);
CREATE INDEX ix_purchase_merchant_id ON purchase (merchant_id);
CREATE INDEX ix_purchase_order_number ON purchase (order_number);
CREATE INDEX ix_purchase_platform_id ON purchase (platform_id);
CREATE INDEX ix_purchase_txn_id ON purchase (txn_id);
CREATE TABLE attachment (
    id INTEGER NOT NULL, purchase_id INTEGER NOT NULL, name TEXT NOT NULL, media_type TEXT NOT NULL,
    size INTEGER NOT NULL, sha256 TEXT NOT NULL, content BLOB NOT NULL, PRIMARY KEY (id),
    CONSTRAINT fk_attachment_purchase_id FOREIGN KEY(purchase_id) REFERENCES purchase (id)
        ON DELETE CASCADE
) STRICT;
CREATE INDEX ix_attachment_purchase_id ON attachment (purchase_id);
CREATE TABLE import_row (
    id INTEGER NOT NULL, batch_id INTEGER NOT NULL, line INTEGER NOT NULL, row_key TEXT NOT NULL,
    raw TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL, txn_id INTEGER, purchase_id INTEGER,
    PRIMARY KEY (id),
    CONSTRAINT fk_import_row_batch_id FOREIGN KEY(batch_id) REFERENCES import_batch (id)
        ON DELETE CASCADE,
    CONSTRAINT fk_import_row_txn_id FOREIGN KEY(txn_id) REFERENCES txn (id) ON DELETE SET NULL,
    CONSTRAINT fk_import_row_purchase_id FOREIGN KEY(purchase_id) REFERENCES purchase (id)
        ON DELETE SET NULL
) STRICT;
CREATE INDEX ix_import_row_batch_id ON import_row (batch_id);
CREATE INDEX ix_import_row_purchase_id ON import_row (purchase_id);
CREATE INDEX ix_import_row_row_key ON import_row (row_key);
CREATE INDEX ix_import_row_txn_id ON import_row (txn_id);
CREATE TABLE "plan" (
    id INTEGER NOT NULL, title TEXT NOT NULL, account_id INTEGER NOT NULL, purchase_id INTEGER,
    member_id INTEGER, txn_id INTEGER,
    terms TEXT NOT NULL CONSTRAINT ck_plan_terms CHECK (json_valid(terms)), PRIMARY KEY (id),
    CONSTRAINT fk_plan_account_id FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE RESTRICT,
    CONSTRAINT fk_plan_purchase_id FOREIGN KEY(purchase_id) REFERENCES purchase (id)
        ON DELETE RESTRICT,
    CONSTRAINT fk_plan_member_id FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT,
    CONSTRAINT fk_plan_txn_id FOREIGN KEY(txn_id) REFERENCES txn (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX ix_plan_account_id ON "plan" (account_id);
CREATE INDEX ix_plan_member_id ON "plan" (member_id);
CREATE INDEX ix_plan_purchase_id ON "plan" (purchase_id);
CREATE INDEX ix_plan_txn_id ON "plan" (txn_id);
CREATE TABLE purchase_line (
    id INTEGER NOT NULL, purchase_id INTEGER NOT NULL, position INTEGER NOT NULL, title TEXT NOT NULL,
    quantity INTEGER DEFAULT '1' NOT NULL, amount_minor INTEGER NOT NULL, category_id INTEGER,
    PRIMARY KEY (id),
    CONSTRAINT fk_purchase_line_purchase_id FOREIGN KEY(purchase_id) REFERENCES purchase (id)
        ON DELETE CASCADE,
    CONSTRAINT fk_purchase_line_category_id FOREIGN KEY(category_id) REFERENCES account (id)
        ON DELETE RESTRICT
) STRICT;
CREATE INDEX ix_purchase_line_category_id ON purchase_line (category_id);
CREATE INDEX ix_purchase_line_purchase_id ON purchase_line (purchase_id);
CREATE TABLE purchase_tag (
    id INTEGER NOT NULL, purchase_id INTEGER NOT NULL, tag_id INTEGER NOT NULL, PRIMARY KEY (id),
    CONSTRAINT uq_purchase_tag_purchase_id_tag_id UNIQUE (purchase_id, tag_id),
    CONSTRAINT fk_purchase_tag_purchase_id FOREIGN KEY(purchase_id) REFERENCES purchase (id)
        ON DELETE CASCADE,
    CONSTRAINT fk_purchase_tag_tag_id FOREIGN KEY(tag_id) REFERENCES tag (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX ix_purchase_tag_purchase_id ON purchase_tag (purchase_id);
CREATE INDEX ix_purchase_tag_tag_id ON purchase_tag (tag_id);
CREATE TABLE refund (
    id INTEGER NOT NULL, purchase_id INTEGER NOT NULL, txn_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL, refunded_on TEXT NOT NULL, amount_minor INTEGER NOT NULL,
    currency TEXT NOT NULL, policy TEXT NOT NULL, PRIMARY KEY (id),
    CONSTRAINT ck_refund_amount CHECK (amount_minor > 0),
    CONSTRAINT fk_refund_purchase_id FOREIGN KEY(purchase_id) REFERENCES purchase (id)
        ON DELETE RESTRICT,
    CONSTRAINT fk_refund_txn_id FOREIGN KEY(txn_id) REFERENCES txn (id) ON DELETE RESTRICT,
    CONSTRAINT fk_refund_account_id FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX ix_refund_account_id ON refund (account_id);
CREATE INDEX ix_refund_purchase_id ON refund (purchase_id);
CREATE INDEX ix_refund_txn_id ON refund (txn_id);
CREATE TABLE installment (
    id INTEGER NOT NULL, plan_id INTEGER NOT NULL, number INTEGER NOT NULL, due TEXT NOT NULL,
    principal_minor INTEGER NOT NULL, interest_minor INTEGER DEFAULT '0' NOT NULL,
    fee_minor INTEGER DEFAULT '0' NOT NULL, edited INTEGER DEFAULT '0' NOT NULL, moved_from TEXT,
    extra TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id), CONSTRAINT uq_installment_plan_id_number_extra UNIQUE (plan_id, number, extra),
    CONSTRAINT fk_installment_plan_id FOREIGN KEY(plan_id) REFERENCES "plan" (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX ix_installment_due ON installment (due);
CREATE INDEX ix_installment_plan_id ON installment (plan_id);
CREATE TABLE statement_mark (
    id INTEGER NOT NULL, account_id INTEGER NOT NULL, txn_id INTEGER, installment_id INTEGER,
    shift INTEGER DEFAULT '0' NOT NULL, ticked INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id),
    CONSTRAINT uq_statement_mark_account_id_txn_id UNIQUE (account_id, txn_id),
    CONSTRAINT uq_statement_mark_account_id_installment_id UNIQUE (account_id, installment_id),
    CONSTRAINT ck_statement_mark_row CHECK ((txn_id IS NULL) <> (installment_id IS NULL)),
    CONSTRAINT fk_statement_mark_account_id FOREIGN KEY(account_id) REFERENCES account (id)
        ON DELETE CASCADE,
    CONSTRAINT fk_statement_mark_txn_id FOREIGN KEY(txn_id) REFERENCES txn (id) ON DELETE CASCADE,
    CONSTRAINT fk_statement_mark_installment_id FOREIGN KEY(installment_id) REFERENCES installment (id)
        ON DELETE CASCADE
) STRICT;
CREATE INDEX ix_statement_mark_account_id ON statement_mark (account_id);
CREATE INDEX ix_statement_mark_installment_id ON statement_mark (installment_id);
CREATE INDEX ix_statement_mark_txn_id ON statement_mark (txn_id);
CREATE TABLE loan (
    id INTEGER NOT NULL, plan_id INTEGER NOT NULL,
    terms TEXT NOT NULL CONSTRAINT ck_loan_terms CHECK (json_valid(terms)), PRIMARY KEY (id),
    CONSTRAINT uq_loan_plan_id UNIQUE (plan_id),
    CONSTRAINT fk_loan_plan_id FOREIGN KEY(plan_id) REFERENCES "plan" (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX ix_loan_plan_id ON loan (plan_id);
CREATE TABLE loan_rate (
    id INTEGER NOT NULL, plan_id INTEGER NOT NULL, valid_from TEXT NOT NULL, rate TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_loan_rate_plan_id_valid_from UNIQUE (plan_id, valid_from),
    CONSTRAINT fk_loan_rate_plan_id FOREIGN KEY(plan_id) REFERENCES "plan" (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX ix_loan_rate_plan_id ON loan_rate (plan_id);
CREATE TABLE loan_holiday (
    id INTEGER NOT NULL, plan_id INTEGER NOT NULL, begins TEXT NOT NULL, periods INTEGER NOT NULL,
    kind TEXT NOT NULL, extends INTEGER DEFAULT '1' NOT NULL, PRIMARY KEY (id),
    CONSTRAINT ck_loan_holiday_periods CHECK (periods > 0),
    CONSTRAINT fk_loan_holiday_plan_id FOREIGN KEY(plan_id) REFERENCES "plan" (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX ix_loan_holiday_plan_id ON loan_holiday (plan_id);
CREATE TABLE loan_correction (
    id INTEGER NOT NULL, plan_id INTEGER NOT NULL, on_day TEXT NOT NULL, owed_minor INTEGER NOT NULL,
    change_minor INTEGER NOT NULL, effect TEXT NOT NULL, txn_id INTEGER, PRIMARY KEY (id),
    CONSTRAINT fk_loan_correction_plan_id FOREIGN KEY(plan_id) REFERENCES "plan" (id) ON DELETE CASCADE,
    CONSTRAINT fk_loan_correction_txn_id FOREIGN KEY(txn_id) REFERENCES txn (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX ix_loan_correction_plan_id ON loan_correction (plan_id);
CREATE INDEX ix_loan_correction_txn_id ON loan_correction (txn_id);
CREATE TABLE settlement (
    id INTEGER NOT NULL, plan_id INTEGER, payment_id INTEGER, txn_id INTEGER,
    settled_on TEXT NOT NULL, rule TEXT NOT NULL, charge_minor INTEGER DEFAULT '0' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT fk_settlement_plan_id FOREIGN KEY(plan_id) REFERENCES "plan" (id) ON DELETE CASCADE,
    CONSTRAINT fk_settlement_payment_id FOREIGN KEY(payment_id) REFERENCES payment (id)
        ON DELETE RESTRICT,
    CONSTRAINT fk_settlement_txn_id FOREIGN KEY(txn_id) REFERENCES txn (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX ix_settlement_payment_id ON settlement (payment_id);
CREATE INDEX ix_settlement_plan_id ON settlement (plan_id);
CREATE INDEX ix_settlement_txn_id ON settlement (txn_id);
CREATE TABLE allocation (
    id INTEGER NOT NULL, payment_id INTEGER NOT NULL, installment_id INTEGER NOT NULL,
    amount_minor INTEGER NOT NULL, cost_minor INTEGER DEFAULT '0' NOT NULL, PRIMARY KEY (id),
    CONSTRAINT uq_allocation_payment_id_installment_id UNIQUE (payment_id, installment_id),
    CONSTRAINT ck_allocation_amount CHECK (amount_minor > 0),
    CONSTRAINT fk_allocation_payment_id FOREIGN KEY(payment_id) REFERENCES payment (id)
        ON DELETE CASCADE,
    CONSTRAINT fk_allocation_installment_id FOREIGN KEY(installment_id) REFERENCES installment (id)
        ON DELETE RESTRICT
) STRICT;
CREATE INDEX ix_allocation_installment_id ON allocation (installment_id);
CREATE INDEX ix_allocation_payment_id ON allocation (payment_id);
CREATE TABLE reduction (
    id INTEGER NOT NULL, installment_id INTEGER NOT NULL, refund_id INTEGER, settlement_id INTEGER,
    kind TEXT NOT NULL, amount_minor INTEGER NOT NULL, PRIMARY KEY (id),
    CONSTRAINT ck_reduction_kind CHECK (kind IN ('refund', 'waiver')),
    CONSTRAINT ck_reduction_amount CHECK (amount_minor > 0),
    CONSTRAINT fk_reduction_installment_id FOREIGN KEY(installment_id) REFERENCES installment (id)
        ON DELETE CASCADE,
    CONSTRAINT fk_reduction_refund_id FOREIGN KEY(refund_id) REFERENCES refund (id) ON DELETE CASCADE,
    CONSTRAINT fk_reduction_settlement_id FOREIGN KEY(settlement_id) REFERENCES settlement (id)
        ON DELETE CASCADE
) STRICT;
CREATE INDEX ix_reduction_installment_id ON reduction (installment_id);
CREATE INDEX ix_reduction_refund_id ON reduction (refund_id);
CREATE INDEX ix_reduction_settlement_id ON reduction (settlement_id);
CREATE TABLE payoff_scenario (
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    strategy TEXT NOT NULL,
    wishes TEXT NOT NULL CONSTRAINT ck_payoff_scenario_wishes CHECK (json_valid(wishes)),
    created_on TEXT NOT NULL,
    curve TEXT NOT NULL CONSTRAINT ck_payoff_scenario_curve CHECK (json_valid(curve)),
    followed INTEGER DEFAULT '0' NOT NULL,
    PRIMARY KEY (id)
) STRICT;
CREATE TABLE planned_payment (
    id INTEGER NOT NULL,
    scenario_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    plan_id INTEGER,
    on_day TEXT NOT NULL,
    amount_minor INTEGER NOT NULL,
    currency TEXT NOT NULL,
    closes INTEGER DEFAULT '0' NOT NULL,
    installments TEXT DEFAULT '' NOT NULL,
    payment_id INTEGER,
    PRIMARY KEY (id),
    CONSTRAINT ck_planned_payment_amount CHECK (amount_minor > 0),
    CONSTRAINT fk_planned_payment_scenario_id FOREIGN KEY(scenario_id) REFERENCES payoff_scenario (id)
        ON DELETE CASCADE,
    CONSTRAINT fk_planned_payment_account_id FOREIGN KEY(account_id) REFERENCES account (id)
        ON DELETE RESTRICT,
    CONSTRAINT fk_planned_payment_plan_id FOREIGN KEY(plan_id) REFERENCES "plan" (id) ON DELETE CASCADE,
    CONSTRAINT fk_planned_payment_payment_id FOREIGN KEY(payment_id) REFERENCES payment (id)
        ON DELETE SET NULL
) STRICT;
CREATE INDEX ix_planned_payment_account_id ON planned_payment (account_id);
CREATE INDEX ix_planned_payment_on_day ON planned_payment (on_day);
CREATE INDEX ix_planned_payment_payment_id ON planned_payment (payment_id);
CREATE INDEX ix_planned_payment_plan_id ON planned_payment (plan_id);
CREATE INDEX ix_planned_payment_scenario_id ON planned_payment (scenario_id);
CREATE TABLE undo_log (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, tbl TEXT NOT NULL, sql TEXT NOT NULL
) STRICT;
CREATE TABLE undo_step (
    id INTEGER NOT NULL, undone INTEGER DEFAULT '0' NOT NULL, name TEXT NOT NULL, params TEXT NOT NULL,
    tables TEXT NOT NULL, created INTEGER, first INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (id)
) STRICT;
"""


def upgrade() -> None:
    """Create every table and index in an empty book."""
    for statement in DDL.strip().removesuffix(";").split(";\n"):
        op.execute(statement)
