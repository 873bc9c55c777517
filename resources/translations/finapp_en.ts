<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>AccountsPage</name>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n account</numerusform>
            <numerusform>%n accounts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Agenda</name>
    <message numerus="yes">
        <source>%n repayment(s)</source>
        <translation>
            <numerusform>%n repayment</numerusform>
            <numerusform>%n repayments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n planned</source>
        <translation>
            <numerusform>%n planned</numerusform>
            <numerusform>%n planned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n overdue</numerusform>
            <numerusform>%n overdue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AutoPaymentsBanner</name>
    <message numerus="yes">
        <source>%n repayment(s) that lenders take by themselves are not recorded: {amount} to {lenders}.</source>
        <translation>
            <numerusform>%n repayment that lenders take by themselves is not recorded: {amount} to {lenders}.</numerusform>
            <numerusform>%n repayments that lenders take by themselves are not recorded: {amount} to {lenders}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComparisonCalculator</name>
    <message numerus="yes">
        <source>%n installment(s)</source>
        <translation>
            <numerusform>%n installment</numerusform>
            <numerusform>%n installments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CreditHealthPage</name>
    <message numerus="yes">
        <source>%n late now</source>
        <translation>
            <numerusform>%n late now</numerusform>
            <numerusform>%n late now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n late in two years</source>
        <translation>
            <numerusform>%n late in two years</numerusform>
            <numerusform>%n late in two years</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DebtInspector</name>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open plan(s)</source>
        <translation>
            <numerusform>%n open plan</numerusform>
            <numerusform>%n open plans</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DebtsPage</name>
    <message numerus="yes">
        <source>{amount} owed to %n lender(s)</source>
        <translation>
            <numerusform>{amount} owed to %n lender</numerusform>
            <numerusform>{amount} owed to %n lenders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lender(s)</source>
        <translation>
            <numerusform>%n lender</numerusform>
            <numerusform>%n lenders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DebtsTable</name>
    <message numerus="yes">
        <source>%n tool(s) share this limit</source>
        <translation>
            <numerusform>%n tool shares this limit</numerusform>
            <numerusform>%n tools share this limit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>with %n card(s)</source>
        <translation>
            <numerusform>with %n card</numerusform>
            <numerusform>with %n cards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n plan(s)</source>
        <translation>
            <numerusform>%n plan</numerusform>
            <numerusform>%n plans</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FlowsCalculator</name>
    <message numerus="yes">
        <source>… and %n more line(s)</source>
        <translation>
            <numerusform>… and %n more line</numerusform>
            <numerusform>… and %n more lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportInbox</name>
    <message numerus="yes">
        <source>Matches %n repayment(s)</source>
        <translation>
            <numerusform>Matches %n repayment</numerusform>
            <numerusform>Matches %n repayments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportInspector</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more file(s)</source>
        <translation>
            <numerusform>%n more file</numerusform>
            <numerusform>%n more files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{direction}, %n row(s)</source>
        <translation>
            <numerusform>{direction}, %n row</numerusform>
            <numerusform>{direction}, %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{direction}: the file says %n row(s), {amount}.</source>
        <translation>
            <numerusform>{direction}: the file says %n row, {amount}.</numerusform>
            <numerusform>{direction}: the file says %n rows, {amount}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message numerus="yes">
        <source>%n row(s) waiting</source>
        <translation>
            <numerusform>%n row waiting</numerusform>
            <numerusform>%n rows waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n row(s)</source>
        <translation>
            <numerusform>Import %n row</numerusform>
            <numerusform>Import %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportTable</name>
    <message numerus="yes">
        <source>Import %n row(s)</source>
        <translation>
            <numerusform>Import %n row</numerusform>
            <numerusform>Import %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IncomeCard</name>
    <message numerus="yes">
        <source>mean of the last %n complete month(s)</source>
        <translation>
            <numerusform>of the last complete month</numerusform>
            <numerusform>mean of the last %n complete months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LateCard</name>
    <message numerus="yes">
        <source>%n late</source>
        <translation>
            <numerusform>%n late</numerusform>
            <numerusform>%n late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n repayment(s) were made by their day.</source>
        <translation>
            <numerusform>The one repayment due was made by its day.</numerusform>
            <numerusform>All %n repayments were made by their day.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>%n day late</numerusform>
            <numerusform>%n days late</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LoanCalculator</name>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n year</numerusform>
            <numerusform>%n years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LoanWords</name>
    <message numerus="yes">
        <source>%n installment(s)</source>
        <translation>
            <numerusform>%n installment</numerusform>
            <numerusform>%n installments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n overdue</numerusform>
            <numerusform>%n overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open plan(s)</source>
        <translation>
            <numerusform>%n open plan</numerusform>
            <numerusform>%n open plans</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message numerus="yes">
        <source>%n payment(s)</source>
        <translation>
            <numerusform>%n payment</numerusform>
            <numerusform>%n payments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>to %n lender(s)</source>
        <comment>to how many</comment>
        <translation>
            <numerusform>to %n lender</numerusform>
            <numerusform>to %n lenders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n overdue</numerusform>
            <numerusform>%n overdue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Payoff</name>
    <message numerus="yes">
        <source>{done} of %n repayment(s) made.</source>
        <translation>
            <numerusform>{done} of %n repayment made.</numerusform>
            <numerusform>{done} of %n repayments made.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missed.</source>
        <translation>
            <numerusform>%n missed.</numerusform>
            <numerusform>%n missed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanInspector</name>
    <message numerus="yes">
        <source>%n installment(s)</source>
        <translation>
            <numerusform>%n installment</numerusform>
            <numerusform>%n installments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n overdue</numerusform>
            <numerusform>%n overdue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlansPage</name>
    <message numerus="yes">
        <source>%n installment(s) overdue</source>
        <translation>
            <numerusform>%n installment overdue</numerusform>
            <numerusform>%n installments overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n plan(s)</source>
        <translation>
            <numerusform>%n plan</numerusform>
            <numerusform>%n plans</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrintedPanel</name>
    <message numerus="yes">
        <source>%n more possible reason(s)</source>
        <translation>
            <numerusform>%n more possible reason</numerusform>
            <numerusform>%n more possible reasons</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PurchaseDialog</name>
    <message numerus="yes">
        <source>Add with %n installment(s)</source>
        <translation>
            <numerusform>Add with %n installment</numerusform>
            <numerusform>Add with %n installments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Save with %n installment(s)</source>
        <translation>
            <numerusform>Save with %n installment</numerusform>
            <numerusform>Save with %n installments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PurchaseFilters</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <comment>filter values</comment>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PurchaseInspector</name>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refund(s)</source>
        <translation>
            <numerusform>%n refund</numerusform>
            <numerusform>%n refunds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n installment(s)</source>
        <translation>
            <numerusform>%n installment</numerusform>
            <numerusform>%n installments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n overdue</numerusform>
            <numerusform>%n overdue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PurchaseRests</name>
    <message numerus="yes">
        <source>Paid in %n installment(s) with {tool}, {done} done. Price and what paid stay as they are.</source>
        <translation>
            <numerusform>Paid in %n installment with {tool}, {done} done. Price and what paid stay as they are.</numerusform>
            <numerusform>Paid in %n installments with {tool}, {done} done. Price and what paid stay as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PurchasesPage</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n purchase(s)</source>
        <translation>
            <numerusform>%n purchase</numerusform>
            <numerusform>%n purchases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Register</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <comment>entries of a register</comment>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n entry(s)</source>
        <comment>entries of a register</comment>
        <translation>
            <numerusform>Delete %n entry</numerusform>
            <numerusform>Delete %n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Repayments</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SavingsCalculator</name>
    <message numerus="yes">
        <source>Income in %n day(s)</source>
        <translation>
            <numerusform>Income in %n day</numerusform>
            <numerusform>Income in %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatementDialog</name>
    <message numerus="yes">
        <source>{done} of %n row(s) found on the paper</source>
        <translation>
            <numerusform>{done} of %n row found on the paper</numerusform>
            <numerusform>{done} of %n rows found on the paper</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message numerus="yes">
        <source>Mark all %n paid</source>
        <translation>
            <numerusform>Mark all %n paid</numerusform>
            <numerusform>Mark all %n paid</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ToolConditions</name>
    <message numerus="yes">
        <source>%n day(s) after the statement</source>
        <translation>
            <numerusform>%n day after the statement</numerusform>
            <numerusform>%n days after the statement</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>%n day late</numerusform>
            <numerusform>%n days late</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ToolHead</name>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ToolPromotions</name>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaysToPay</name>
    <message numerus="yes">
        <source>%n installment(s)</source>
        <translation>
            <numerusform>%n installment</numerusform>
            <numerusform>%n installments</numerusform>
        </translation>
    </message>
</context>
</TS>
