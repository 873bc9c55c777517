<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About finapp</source>
        <translation>关于 finapp</translation>
    </message>
    <message>
        <source>finapp {version}</source>
        <translation>finapp {version}</translation>
    </message>
    <message>
        <source>from source</source>
        <translation>源代码版</translation>
    </message>
    <message>
        <source>What you owe on which day, what it really costs, what your money earns.</source>
        <translation>哪天要还多少、真正花了多少、钱生了多少，一目了然。</translation>
    </message>
    <message>
        <source>Everything stays in one file on this computer. No account, no connection.</source>
        <translation>一切都在这台电脑的一个文件里。不用注册，也不用联网。</translation>
    </message>
    <message>
        <source>finapp is free software under the MIT license. It stands on Qt (LGPL 3), the typeface Inter (OFL 1.1) and the icons Phosphor (MIT).</source>
        <translation>finapp 是自由软件，以 MIT 许可发布。它使用了 Qt（LGPL 3）、Inter 字体（OFL 1.1）和 Phosphor 图标（MIT）。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>AccountDialog</name>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Ask each time</source>
        <translation>每次询问</translation>
    </message>
    <message>
        <source>No other tool</source>
        <translation>不归属其他工具</translation>
    </message>
    <message>
        <source>What it costs, and how it is paid</source>
        <translation>费用与还款方式</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Add debt or credit tool</source>
        <translation>添加负债或信用工具</translation>
    </message>
    <message>
        <source>Add debt</source>
        <translation>添加负债</translation>
    </message>
    <message>
        <source>Add account</source>
        <translation>添加账户</translation>
    </message>
    <message>
        <source>Last digits</source>
        <translation>尾号</translation>
    </message>
    <message>
        <source>Owed now</source>
        <translation>当前欠款</translation>
    </message>
    <message>
        <source>Balance now</source>
        <translation>当前余额</translation>
    </message>
    <message>
        <source>Go on to its terms…</source>
        <translation>继续填写贷款条款…</translation>
    </message>
    <message>
        <source>Without installments: those come with their plans</source>
        <translation>不含分期：分期欠款随各笔分期记录</translation>
    </message>
    <message>
        <source>Paid in</source>
        <translation>存入金额</translation>
    </message>
    <message>
        <source>Begins on</source>
        <translation>起存日</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>Credit limit</source>
        <translation>额度</translation>
    </message>
    <message>
        <source>Repaid from</source>
        <translation>还款账户</translation>
    </message>
    <message>
        <source>Shares its limit. Without statements of its own it is on that one’s.</source>
        <translation>共用其额度；没有自己的账单时，记在对方的账单上。</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>所属信用工具</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>归属</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>AccountHead</name>
    <message>
        <source>Money out</source>
        <translation>记支出</translation>
    </message>
    <message>
        <source>Money in</source>
        <translation>记收入</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>转账</translation>
    </message>
    <message>
        <source>Check balance</source>
        <translation>核对余额</translation>
    </message>
    <message>
        <source>Open as a whole</source>
        <translation>查看全部</translation>
    </message>
    <message>
        <source>Find in this account</source>
        <translation>在此账户中查找</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新启用</translation>
    </message>
    <message>
        <source>Close account</source>
        <translation>停用账户</translation>
    </message>
    <message>
        <source>Delete account</source>
        <translation>删除账户</translation>
    </message>
</context>
<context>
    <name>AccountList</name>
    <message>
        <source>Closed</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>belongs to {tool}</source>
        <translation>隶属于{tool}</translation>
    </message>
    <message>
        <source>closed {day}</source>
        <translation>{day}停用</translation>
    </message>
    <message>
        <source>ended {day}</source>
        <translation>{day}已到期</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>{day}到期</translation>
    </message>
    <message>
        <source>checked {day}</source>
        <translation>{day}核对</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>账户</translation>
    </message>
</context>
<context>
    <name>Accounts</name>
    <message>
        <source>Everyone together</source>
        <translation>家庭共有</translation>
    </message>
    <message>
        <source>Bank account</source>
        <translation>银行账户</translation>
    </message>
    <message>
        <source>Wallet</source>
        <translation>钱包</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>现金</translation>
    </message>
    <message>
        <source>Money fund</source>
        <translation>货币基金</translation>
    </message>
    <message>
        <source>Term deposit</source>
        <translation>定期存款</translation>
    </message>
    <message>
        <source>Money lent</source>
        <translation>借出款</translation>
    </message>
    <message>
        <source>Credit line</source>
        <translation>消费信贷</translation>
    </message>
    <message>
        <source>Credit card</source>
        <translation>信用卡</translation>
    </message>
    <message>
        <source>Loan</source>
        <translation>贷款</translation>
    </message>
    <message>
        <source>Bank accounts</source>
        <translation>银行账户</translation>
    </message>
    <message>
        <source>Wallets</source>
        <translation>钱包</translation>
    </message>
    <message>
        <source>Money funds</source>
        <translation>货币基金</translation>
    </message>
    <message>
        <source>Term deposits</source>
        <translation>定期存款</translation>
    </message>
    <message>
        <source>Credit lines, owed</source>
        <translation>消费信贷欠款</translation>
    </message>
    <message>
        <source>Credit cards, owed</source>
        <translation>信用卡欠款</translation>
    </message>
    <message>
        <source>Loans, owed</source>
        <translation>贷款欠款</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>余额</translation>
    </message>
    <message>
        <source>They owe you</source>
        <translation>对方欠您</translation>
    </message>
    <message>
        <source>Owed</source>
        <translation>欠款</translation>
    </message>
</context>
<context>
    <name>AccountsPage</name>
    <message>
        <source>Cash</source>
        <translation>现金</translation>
    </message>
    <message>
        <source>Bank accounts, wallets and cash; money funds are not counted</source>
        <translation>银行账户、钱包和现金；不含货币基金</translation>
    </message>
    <message>
        <source>Add account</source>
        <translation>添加账户</translation>
    </message>
    <message>
        <source>No accounts yet</source>
        <translation>还没有账户</translation>
    </message>
    <message>
        <source>Accounts make cash forecasts possible.</source>
        <translation>有了账户，才能预测现金。</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>账户</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n 个账户</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Agenda</name>
    <message>
        <source>Agenda</source>
        <translation>日程</translation>
    </message>
    <message>
        <source>Planned, not made</source>
        <translation>计划还款，尚未还</translation>
    </message>
    <message>
        <source>Planned next</source>
        <translation>之后的计划还款</translation>
    </message>
    <message>
        <source>Money in next</source>
        <translation>之后的收款</translation>
    </message>
    <message>
        <source>{tool} closes its statement</source>
        <translation>{tool}出账单</translation>
    </message>
    <message numerus="yes">
        <source>%n repayment(s)</source>
        <translation>
            <numerusform>%n 笔还款</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing due</source>
        <translation>无应还款项</translation>
    </message>
    <message numerus="yes">
        <source>%n planned</source>
        <translation>
            <numerusform>%n 笔计划还款</numerusform>
        </translation>
    </message>
    <message>
        <source>{account} after repayments until then</source>
        <translation>{account}：扣除此前还款后</translation>
    </message>
    <message>
        <source>All accounts, income not counted</source>
        <translation>全部账户，不计收入</translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n 笔逾期</numerusform>
        </translation>
    </message>
    <message>
        <source>Coming next</source>
        <translation>之后的还款</translation>
    </message>
    <message>
        <source>Nothing is due after this day</source>
        <translation>此日之后没有应还款项</translation>
    </message>
    <message>
        <source>{account} ends: {amount} is paid out</source>
        <translation>{account}到期：付出 {amount}</translation>
    </message>
    <message>
        <source>{account} ends: {amount} is renewed</source>
        <translation>{account}到期：转存 {amount}</translation>
    </message>
</context>
<context>
    <name>AmountDialog</name>
    <message>
        <source>Change amount</source>
        <translation>修改金额</translation>
    </message>
    <message>
        <source>This one only</source>
        <translation>仅此一期</translation>
    </message>
    <message>
        <source>From here on</source>
        <translation>此期及以后</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>修改范围</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Each later installment takes this amount, the last one the rest.</source>
        <translation>之后每期都改为此金额，尾差计入最后一期。</translation>
    </message>
    <message>
        <source>Later open installments even the difference out.</source>
        <translation>差额由之后未还的各期分摊。</translation>
    </message>
</context>
<context>
    <name>AmountPopover</name>
    <message>
        <source>At least</source>
        <translation>最低</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>最高</translation>
    </message>
    <message>
        <source>Amount {least} – {most}</source>
        <translation>金额 {least} – {most}</translation>
    </message>
    <message>
        <source>Amount ≥ {least}</source>
        <translation>金额 ≥ {least}</translation>
    </message>
    <message>
        <source>Amount ≤ {most}</source>
        <translation>金额 ≤ {most}</translation>
    </message>
</context>
<context>
    <name>AutoPayments</name>
    <message>
        <source>automatic</source>
        <translation>自动扣款</translation>
    </message>
    <message>
        <source>all that is due</source>
        <translation>全部应还</translation>
    </message>
    <message>
        <source>the minimum</source>
        <translation>最低还款额</translation>
    </message>
    <message>
        <source>a fixed amount</source>
        <translation>固定金额</translation>
    </message>
    <message>
        <source>{what}, by itself; no paying account is chosen</source>
        <translation>自动扣{what}；未选择扣款账户</translation>
    </message>
    <message>
        <source>{what}, by itself from {account}</source>
        <translation>从{account}自动扣{what}</translation>
    </message>
</context>
<context>
    <name>AutoPaymentsBanner</name>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>{lender} takes repayments by itself: {amount} of {day} is not recorded yet.</source>
        <translation>{lender}自动扣款：{day}的 {amount} 尚未记录。</translation>
    </message>
    <message numerus="yes">
        <source>%n repayment(s) that lenders take by themselves are not recorded: {amount} to {lenders}.</source>
        <translation>
            <numerusform>有 %n 笔自动扣款尚未记录：{lenders}共 {amount}。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BalanceDialog</name>
    <message>
        <source>Balance as the lender says</source>
        <translation>贷方告知的余额</translation>
    </message>
    <message>
        <source>Record balance</source>
        <translation>记录余额</translation>
    </message>
    <message>
        <source>Principal owed</source>
        <translation>未还本金</translation>
    </message>
    <message>
        <source>On</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Installments to come</source>
        <translation>剩余期数</translation>
    </message>
    <message>
        <source>As the book says.</source>
        <translation>与账本一致。</translation>
    </message>
    <message>
        <source>{amount} more than the book says: unrecorded interest or a fee.</source>
        <translation>比账本多 {amount}：有未记录的利息或费用。</translation>
    </message>
    <message>
        <source>{amount} less than the book says.</source>
        <translation>比账本少 {amount}。</translation>
    </message>
</context>
<context>
    <name>BankBox</name>
    <message>
        <source>Choose the account</source>
        <translation>选择账户</translation>
    </message>
    <message>
        <source>Some rows move money to or from a bank account that the file does not name.</source>
        <translation>部分行涉及银行账户，但文件没有写明是哪个。</translation>
    </message>
    <message>
        <source>{words} Add the account first, on the page Accounts.</source>
        <translation>{words}请先在“账户”页面添加该账户。</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Show details</source>
        <translation>显示详情</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>BillingBox</name>
    <message>
        <source>The lender sends a statement every month</source>
        <translation>每月出账单</translation>
    </message>
    <message>
        <source>On a day of the month</source>
        <translation>每月固定日</translation>
    </message>
    <message>
        <source>Days after the statement</source>
        <translation>账单日后若干天</translation>
    </message>
    <message>
        <source>Due rule</source>
        <translation>还款日规则</translation>
    </message>
    <message>
        <source>Weekends only</source>
        <translation>仅周末</translation>
    </message>
    <message>
        <source>A purchase on the statement day is on that statement</source>
        <translation>账单日当天的消费计入当期账单</translation>
    </message>
    <message>
        <source>The lender takes repayments by itself</source>
        <translation>由对方自动扣款</translation>
    </message>
    <message>
        <source>It stays that day</source>
        <translation>不变</translation>
    </message>
    <message>
        <source>The next working day</source>
        <translation>顺延到下一工作日</translation>
    </message>
    <message>
        <source>The next working day of the month</source>
        <translation>顺延，但不跨月</translation>
    </message>
    <message>
        <source>The working day before</source>
        <translation>提前到上一工作日</translation>
    </message>
    <message>
        <source>The nearest working day</source>
        <translation>最近的工作日</translation>
    </message>
    <message>
        <source>China</source>
        <translation>中国大陆</translation>
    </message>
    <message>
        <source>Hong Kong</source>
        <translation>中国香港</translation>
    </message>
    <message>
        <source>United States</source>
        <translation>美国</translation>
    </message>
    <message>
        <source>United Kingdom</source>
        <translation>英国</translation>
    </message>
    <message>
        <source>Germany</source>
        <translation>德国</translation>
    </message>
    <message>
        <source>France</source>
        <translation>法国</translation>
    </message>
    <message>
        <source>Japan</source>
        <translation>日本</translation>
    </message>
    <message>
        <source>Due day</source>
        <translation>还款日</translation>
    </message>
    <message>
        <source>Statement day</source>
        <translation>账单日</translation>
    </message>
    <message>
        <source>If it falls on a day off</source>
        <translation>遇休息日</translation>
    </message>
    <message>
        <source>Holidays of</source>
        <translation>节假日</translation>
    </message>
    <message>
        <source>Repayments are due</source>
        <translation>还款方式</translation>
    </message>
    <message>
        <source>Bought today: due {day}, {when}</source>
        <translation>今天消费：{day}还款，{when}</translation>
    </message>
</context>
<context>
    <name>BookSession</name>
    <message>
        <source>Opening {name}</source>
        <translation>正在打开 {name}</translation>
    </message>
    <message>
        <source>Making the sample household</source>
        <translation>正在生成示例家庭</translation>
    </message>
</context>
<context>
    <name>BuffersSection</name>
    <message>
        <source>Buffers</source>
        <translation>缓冲</translation>
    </message>
    <message>
        <source>The least cash on accounts; forecasts warn below it.</source>
        <translation>账户里至少要留的现金；低于它时预测会提醒。</translation>
    </message>
    <message>
        <source>Cash buffer</source>
        <translation>现金缓冲</translation>
    </message>
    <message>
        <source>“Compare ways to pay” is open for purchases above it.</source>
        <translation>购物金额高于它时，自动展开“比较付款方式”。</translation>
    </message>
    <message>
        <source>Compare above</source>
        <translation>比较起点</translation>
    </message>
    <message>
        <source>What money earns a year until an installment is due. Dearer plans are marked.</source>
        <translation>钱在还款日之前每年能赚多少。比它更贵的分期会被标出。</translation>
    </message>
    <message>
        <source>Waiting money earns</source>
        <translation>闲钱收益率</translation>
    </message>
</context>
<context>
    <name>BugDialog</name>
    <message>
        <source>Something went wrong inside finapp</source>
        <translation>finapp 内部出错了</translation>
    </message>
    <message>
        <source>The last step was not done and nothing of it was saved. What you saved before is safe, and you can go on working. The details are in the log file; nothing is sent anywhere.</source>
        <translation>刚才这一步没有完成，也没有保存任何内容。此前保存的数据都在，可以继续使用。详情已写入日志文件，不会发送到任何地方。</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>技术详情</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>显示详情</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Show the log file</source>
        <translation>打开日志文件</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>隐藏详情</translation>
    </message>
</context>
<context>
    <name>Cadence</name>
    <message>
        <source>Every week</source>
        <translation>每周</translation>
    </message>
    <message>
        <source>Every two weeks</source>
        <translation>每两周</translation>
    </message>
    <message>
        <source>Every 30 days</source>
        <translation>每 30 天</translation>
    </message>
    <message>
        <source>Every month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>Every quarter</source>
        <translation>每季度</translation>
    </message>
    <message>
        <source>Every half-year</source>
        <translation>每半年</translation>
    </message>
    <message>
        <source>Every year</source>
        <translation>每年</translation>
    </message>
</context>
<context>
    <name>Calculator</name>
    <message>
        <source>Copy result</source>
        <translation>复制结果</translation>
    </message>
    <message>
        <source>Copy as table</source>
        <translation>复制为表格</translation>
    </message>
    <message>
        <source>Values parted by tabs, for spreadsheets</source>
        <translation>以制表符分隔，可粘贴到电子表格</translation>
    </message>
    <message>
        <source>This can’t be calculated</source>
        <translation>无法计算</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>CalculatorsPage</name>
    <message>
        <source>Installment offer</source>
        <translation>分期报价</translation>
    </message>
    <message>
        <source>Loan</source>
        <translation>贷款</translation>
    </message>
    <message>
        <source>Two offers</source>
        <translation>比较报价</translation>
    </message>
    <message>
        <source>Deposits and funds</source>
        <translation>存款和基金</translation>
    </message>
    <message>
        <source>Cash flows</source>
        <translation>现金流</translation>
    </message>
    <message>
        <source>Calculator</source>
        <translation>计算器</translation>
    </message>
    <message>
        <source>Calculators</source>
        <translation>计算器</translation>
    </message>
    <message>
        <source>Nothing here changes the book</source>
        <translation>这里的计算不会改动账本</translation>
    </message>
</context>
<context>
    <name>CalendarGrid</name>
    <message>
        <source>nothing due</source>
        <translation>无应还款项</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>还有 {count} 笔</translation>
    </message>
</context>
<context>
    <name>CalendarPage</name>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>Agenda</source>
        <translation>日程</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一个</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一个</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Add plan</source>
        <translation>添加分期</translation>
    </message>
    <message>
        <source>Nothing due</source>
        <translation>没有应还款项</translation>
    </message>
    <message>
        <source>Repayments appear here as soon as a plan or a credit tool exists.</source>
        <translation>有了分期或信用工具，还款就会显示在这里。</translation>
    </message>
    <message>
        <source>Nothing to pay on this day</source>
        <translation>这一天没有要还的</translation>
    </message>
</context>
<context>
    <name>Changes</name>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
</context>
<context>
    <name>ChartCanvas</name>
    <message>
        <source>Copy as table</source>
        <translation>复制为表格</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
</context>
<context>
    <name>CheckBalanceDialog</name>
    <message>
        <source>Check balance of {account}</source>
        <translation>核对“{account}”的余额</translation>
    </message>
    <message>
        <source>The lender says you owe</source>
        <translation>对方显示的欠款</translation>
    </message>
    <message>
        <source>The account shows</source>
        <translation>账户显示的余额</translation>
    </message>
    <message>
        <source>At the end of</source>
        <translation>日期（当日结束时）</translation>
    </message>
    <message>
        <source>finapp has {amount}</source>
        <translation>finapp 记录为 {amount}</translation>
    </message>
    <message>
        <source>Save check</source>
        <translation>保存核对结果</translation>
    </message>
    <message>
        <source>Type what you see there, to the cent</source>
        <translation>请照实填写，精确到分</translation>
    </message>
    <message>
        <source>The balance is right</source>
        <translation>余额一致</translation>
    </message>
    <message>
        <source>{amount} more than in finapp. Saving books it as a correction.</source>
        <translation>比 finapp 多 {amount}。保存后会记一笔余额校正。</translation>
    </message>
    <message>
        <source>{amount} less than in finapp. Saving books it as a correction.</source>
        <translation>比 finapp 少 {amount}。保存后会记一笔余额校正。</translation>
    </message>
    <message>
        <source>Or look here first: one of these may be in twice, or the wrong way round.</source>
        <translation>也可以先看看这里：其中某一笔可能记了两次，或者收支记反了。</translation>
    </message>
    <message>
        <source>Correct by {amount}</source>
        <translation>校正 {amount}</translation>
    </message>
    <message>
        <source>Show row</source>
        <translation>查看这一笔</translation>
    </message>
    <message>
        <source>Checked “{account}”: the balance is right</source>
        <translation>已核对“{account}”：余额一致</translation>
    </message>
</context>
<context>
    <name>ChoiceCard</name>
    <message>
        <source>chosen</source>
        <translation>已选</translation>
    </message>
</context>
<context>
    <name>ChoicePopover</name>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Recent books</source>
        <translation>最近打开的账本</translation>
    </message>
    <message>
        <source>New book…</source>
        <translation>新建账本…</translation>
    </message>
    <message>
        <source>Open book…</source>
        <translation>打开账本…</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>打开示例账本</translation>
    </message>
    <message>
        <source>Import statements…</source>
        <translation>导入账单…</translation>
    </message>
    <message>
        <source>Export this view…</source>
        <translation>导出当前视图…</translation>
    </message>
    <message>
        <source>Close book</source>
        <translation>关闭账本</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>立即锁定</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Add purchase</source>
        <translation>添加购物</translation>
    </message>
    <message>
        <source>Add plan</source>
        <translation>添加分期</translation>
    </message>
    <message>
        <source>Add debt or credit tool</source>
        <translation>添加负债或信用工具</translation>
    </message>
    <message>
        <source>Add loan, or money lent</source>
        <translation>添加贷款或借出款项</translation>
    </message>
    <message>
        <source>Add account</source>
        <translation>添加账户</translation>
    </message>
    <message>
        <source>Credit health</source>
        <translation>信用健康</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Find on this page</source>
        <translation>在本页查找</translation>
    </message>
    <message>
        <source>Mark the selected repayment paid</source>
        <translation>将选中的还款标记已还</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Narrow sidebar</source>
        <translation>收窄侧边栏</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>详情栏</translation>
    </message>
    <message>
        <source>Next member</source>
        <translation>下一位成员</translation>
    </message>
    <message>
        <source>Hide amounts</source>
        <translation>隐藏金额</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>下一个窗格</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>上一个窗格</translation>
    </message>
    <message>
        <source>Menu bar</source>
        <translation>菜单栏</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>浅色主题</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>深色主题</translation>
    </message>
    <message>
        <source>Theme as the system</source>
        <translation>主题跟随系统</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>Compact rows</source>
        <translation>紧凑行距</translation>
    </message>
    <message>
        <source>Search and commands</source>
        <translation>搜索与命令</translation>
    </message>
    <message>
        <source>Explain the number in focus</source>
        <translation>解释当前数字</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Show the log file</source>
        <translation>打开日志文件</translation>
    </message>
    <message>
        <source>About finapp</source>
        <translation>关于 finapp</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
</context>
<context>
    <name>ComparisonCalculator</name>
    <message>
        <source>Show an example</source>
        <translation>看一个例子</translation>
    </message>
    <message>
        <source>Which offer costs less?</source>
        <translation>哪个报价更划算？</translation>
    </message>
    <message>
        <source>Type the price and both offers. The answer appears while you type.</source>
        <translation>填写价格和两个报价，边填边算。</translation>
    </message>
    <message>
        <source>What each way costs in the end</source>
        <translation>各种付法最终的成本</translation>
    </message>
    <message>
        <source>Still owed</source>
        <translation>剩余欠款</translation>
    </message>
    <message>
        <source>Yield of the waiting money at which both offers cost the same</source>
        <translation>两个报价成本相同时，等待资金的收益率</translation>
    </message>
    <message>
        <source>Each installment</source>
        <translation>每期</translation>
    </message>
    <message>
        <source>First due</source>
        <translation>首次还款日</translation>
    </message>
    <message>
        <source>Last due</source>
        <translation>末次还款日</translation>
    </message>
    <message>
        <source>Total paid</source>
        <translation>还款合计</translation>
    </message>
    <message>
        <source>Fees and interest</source>
        <translation>手续费和利息</translation>
    </message>
    <message>
        <source>True annual rate</source>
        <translation>真实年化</translation>
    </message>
    <message>
        <source>Earned while waiting</source>
        <translation>等待期间的收益</translation>
    </message>
    <message>
        <source>Net cost</source>
        <translation>净成本</translation>
    </message>
    <message>
        <source>More than the cheapest</source>
        <translation>比最划算的多</translation>
    </message>
    <message>
        <source>Pay now</source>
        <translation>立即付款</translation>
    </message>
    <message>
        <source>Offer A</source>
        <translation>报价甲</translation>
    </message>
    <message>
        <source>Offer B</source>
        <translation>报价乙</translation>
    </message>
    <message>
        <source>Add as plan…</source>
        <translation>添加为分期…</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Starts on</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>Waiting money earns</source>
        <translation>闲钱收益率</translation>
    </message>
    <message>
        <source>Cheapest</source>
        <translation>最省</translation>
    </message>
    <message>
        <source>lowest</source>
        <translation>最低</translation>
    </message>
    <message numerus="yes">
        <source>%n installment(s)</source>
        <translation>
            <numerusform>%n 期</numerusform>
        </translation>
    </message>
    <message>
        <source>{names} cost the same.</source>
        <translation>{names}成本相同。</translation>
    </message>
    <message>
        <source>{best} costs least: {saved} less than {second}.</source>
        <translation>{best}最划算：比{second}少 {saved}。</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
</context>
<context>
    <name>ComparisonGrid</name>
    <message>
        <source>Columns before these</source>
        <translation>前面的列</translation>
    </message>
    <message>
        <source>More columns</source>
        <translation>更多列</translation>
    </message>
    <message>
        <source>{first}–{last} of {count}</source>
        <translation>第 {first}–{last} 列，共 {count} 列</translation>
    </message>
</context>
<context>
    <name>ConditionsBox</name>
    <message>
        <source>All of it</source>
        <translation>全额</translation>
    </message>
    <message>
        <source>The minimum</source>
        <translation>最低还款额</translation>
    </message>
    <message>
        <source>A fixed amount</source>
        <translation>固定金额</translation>
    </message>
    <message>
        <source>Usually paid</source>
        <translation>通常还款</translation>
    </message>
    <message>
        <source>A minimum may be paid instead of everything</source>
        <translation>可以只还最低还款额</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>A refund after the statement lowers what is due</source>
        <translation>出账后的退款可抵减应还金额</translation>
    </message>
    <message>
        <source>No interest</source>
        <translation>不计息</translation>
    </message>
    <message>
        <source>On the whole statement, from each purchase</source>
        <translation>全额计息，从每笔消费入账日起</translation>
    </message>
    <message>
        <source>On the unpaid part, from each purchase</source>
        <translation>未还部分计息，从每笔消费入账日起</translation>
    </message>
    <message>
        <source>On the unpaid part, from the due day</source>
        <translation>未还部分计息，从还款日起</translation>
    </message>
    <message>
        <source>On the average daily balance</source>
        <translation>按日均余额计息</translation>
    </message>
    <message>
        <source>On the average daily balance without new purchases</source>
        <translation>按日均余额计息，不含新消费</translation>
    </message>
    <message>
        <source>On the balance of the last statement</source>
        <translation>按上期账单余额计息</translation>
    </message>
    <message>
        <source>Each month, beside installments</source>
        <translation>每月金额（分期另计）</translation>
    </message>
    <message>
        <source>Interest a year</source>
        <translation>年利率</translation>
    </message>
    <message>
        <source>Minimum, of new charges</source>
        <translation>最低还款比例（新消费）</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>最低</translation>
    </message>
    <message>
        <source>When not paid in full, interest</source>
        <translation>未还清时的利息</translation>
    </message>
    <message>
        <source>Still in time after the due day</source>
        <translation>还款日后宽限</translation>
    </message>
    <message>
        <source>Late fee, of the missing minimum</source>
        <translation>违约金（最低还款额未还部分）</translation>
    </message>
    <message>
        <source>Late fee, at least</source>
        <translation>违约金最低</translation>
    </message>
    <message>
        <source>Late fee, fixed</source>
        <translation>违约金（固定）</translation>
    </message>
    <message>
        <source>Monthly fee while anything is owed</source>
        <translation>每月账户费（有欠款时）</translation>
    </message>
    <message>
        <source>Of a statement you usually pay</source>
        <translation>每期账单通常还</translation>
    </message>
</context>
<context>
    <name>ConditionsDialog</name>
    <message>
        <source>Conditions from a day on</source>
        <translation>自某日起的费率条件</translation>
    </message>
    <message>
        <source>Change conditions</source>
        <translation>修改费率条件</translation>
    </message>
    <message>
        <source>Save conditions</source>
        <translation>保存费率条件</translation>
    </message>
    <message>
        <source>Letter, app, web page</source>
        <translation>信函、应用、网页</translation>
    </message>
    <message>
        <source>Statements that closed before stay as they were.</source>
        <translation>此前已出的账单不变。</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>生效日</translation>
    </message>
    <message>
        <source>Credit limit</source>
        <translation>额度</translation>
    </message>
    <message>
        <source>Where this was read</source>
        <translation>信息来源</translation>
    </message>
</context>
<context>
    <name>ConvertDialog</name>
    <message>
        <source>Convert into installments</source>
        <translation>转为分期</translation>
    </message>
    <message>
        <source>Convert</source>
        <translation>转为分期</translation>
    </message>
    <message>
        <source>Statement of {day}</source>
        <translation>{day}账单</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>At most {amount} of this statement</source>
        <translation>这期账单最多可转 {amount}</translation>
    </message>
</context>
<context>
    <name>CreditHealthPage</name>
    <message>
        <source>Limits used</source>
        <translation>额度已用</translation>
    </message>
    <message>
        <source>Repayments to income</source>
        <translation>还款占收入</translation>
    </message>
    <message>
        <source>Income committed</source>
        <translation>收入已占用</translation>
    </message>
    <message>
        <source>Paid on time</source>
        <translation>按时还款</translation>
    </message>
    <message>
        <source>Exchange rates</source>
        <translation>汇率</translation>
    </message>
    <message>
        <source>Add debt</source>
        <translation>添加负债</translation>
    </message>
    <message>
        <source>Nothing is borrowed</source>
        <translation>没有借款</translation>
    </message>
    <message>
        <source>Figures appear here as soon as there is a card, a credit line or a loan.</source>
        <translation>有了信用卡、信用额度或贷款，数字就会出现在这里。</translation>
    </message>
    <message>
        <source>No credit bureau’s score: these figures come from this book alone. Bureaus and lenders see other data and weigh it by rules of their own.</source>
        <translation>这不是征信评分：数字只来自本账本。征信机构和贷款方看到的是别的数据，按自己的规则衡量。</translation>
    </message>
    <message>
        <source>Debts</source>
        <translation>负债</translation>
    </message>
    <message>
        <source>No exchange rate of {currencies} is known: such amounts are not counted.</source>
        <translation>没有 {currencies} 的汇率：这些币种的金额未计入。</translation>
    </message>
    <message>
        <source>{used} of {limit}</source>
        <translation>{used} / {limit}</translation>
    </message>
    <message>
        <source>no limit is known</source>
        <translation>没有已知的额度</translation>
    </message>
    <message>
        <source>{amount} within a month</source>
        <translation>一个月内 {amount}</translation>
    </message>
    <message>
        <source>{amount} in 12 months</source>
        <translation>12 个月共 {amount}</translation>
    </message>
    <message>
        <source>no income is known</source>
        <translation>没有已知的收入</translation>
    </message>
    <message>
        <source>{count} of {all}</source>
        <translation>{count} / {all}</translation>
    </message>
    <message>
        <source>no repayment fell due yet</source>
        <translation>还没有到期的还款</translation>
    </message>
    <message numerus="yes">
        <source>%n late now</source>
        <translation>
            <numerusform>现有 %n 笔逾期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n late in two years</source>
        <translation>
            <numerusform>两年内 %n 笔逾期</numerusform>
        </translation>
    </message>
    <message>
        <source>none late in two years</source>
        <translation>两年内没有逾期</translation>
    </message>
</context>
<context>
    <name>DayList</name>
    <message>
        <source>Repayments of the month</source>
        <translation>本月还款</translation>
    </message>
    <message>
        <source>Nothing due in this month</source>
        <translation>本月没有应还款项</translation>
    </message>
</context>
<context>
    <name>DaysPopover</name>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>Last 3 months</source>
        <translation>最近 3 个月</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>去年</translation>
    </message>
    <message>
        <source>All days</source>
        <translation>全部日期</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
</context>
<context>
    <name>DebtInspector</name>
    <message>
        <source>No lender chosen</source>
        <translation>未选择贷款方</translation>
    </message>
    <message>
        <source>Choose one in the table.</source>
        <translation>请在表格中选择。</translation>
    </message>
    <message>
        <source>They owe you {amount}</source>
        <translation>对方欠您 {amount}</translation>
    </message>
    <message>
        <source>Pay…</source>
        <translation>还款…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Statements, schedule, conditions and documents of this lender</source>
        <translation>此贷方的账单、还款计划、费率条件和文件</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Repay {left} by {day} or {cost} of interest put aside is charged.</source>
        <translation>请在{day}前还清 {left}，否则将补收 {cost} 的累计利息。</translation>
    </message>
    <message>
        <source>{left} costs interest from {day} on: {cost} in the first month.</source>
        <translation>{left} 自{day}起计息：首月 {cost}。</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>还剩 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>额度</translation>
    </message>
    <message>
        <source>{share} used</source>
        <translation>已用 {share}</translation>
    </message>
    <message>
        <source>Used, installments to come included</source>
        <translation>已用（含未到期分期）</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>{tool} uses {amount}</source>
        <translation>{tool}已用 {amount}</translation>
    </message>
    <message>
        <source>At least: there is no exchange rate for {currencies}.</source>
        <translation>至少如此：缺少 {currencies} 的汇率。</translation>
    </message>
    <message>
        <source>Pay {amount} before {day} to close below {share} of the limit.</source>
        <translation>在{day}前还 {amount}，出账时已用额度即低于 {share}。</translation>
    </message>
    <message>
        <source>Next due</source>
        <translation>下次还款</translation>
    </message>
    <message>
        <source>Least to pay</source>
        <translation>最低还款</translation>
    </message>
    <message>
        <source>Carried balance</source>
        <translation>未还清结转</translation>
    </message>
    <message>
        <source>{amount} at {rate} a year, nominal</source>
        <translation>{amount}，名义年利率 {rate}</translation>
    </message>
    <message>
        <source>Bears interest</source>
        <translation>计息中</translation>
    </message>
    <message>
        <source>Not booked yet</source>
        <translation>尚未入账</translation>
    </message>
    <message>
        <source>True annual rate</source>
        <translation>真实年化</translation>
    </message>
    <message>
        <source>Statement day</source>
        <translation>账单日</translation>
    </message>
    <message>
        <source>Lender takes</source>
        <translation>自动扣款</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>隶属于</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>卡片</translation>
    </message>
    <message>
        <source>Show its entries</source>
        <translation>查看明细</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>账单</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未出账</translation>
    </message>
    <message>
        <source>nothing due</source>
        <translation>无应还款项</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>已还</translation>
    </message>
    <message>
        <source>paid late</source>
        <translation>逾期后还清</translation>
    </message>
    <message>
        <source>minimum paid</source>
        <translation>已还最低</translation>
    </message>
    <message>
        <source>{amount} left</source>
        <translation>剩余 {amount}</translation>
    </message>
    <message>
        <source>due {day}</source>
        <translation>{day}还款</translation>
    </message>
    <message numerus="yes">
        <source>%n open plan(s)</source>
        <translation>
            <numerusform>%n 个未还清的分期</numerusform>
        </translation>
    </message>
    <message>
        <source>Open plans</source>
        <translation>未还清的分期</translation>
    </message>
</context>
<context>
    <name>DebtParts</name>
    <message>
        <source>Lenders</source>
        <translation>贷款方</translation>
    </message>
    <message>
        <source>Credit health</source>
        <translation>信用健康</translation>
    </message>
    <message>
        <source>Part of Debts</source>
        <translation>负债的内容</translation>
    </message>
</context>
<context>
    <name>DebtsPage</name>
    <message>
        <source>Add debt</source>
        <translation>添加负债</translation>
    </message>
    <message>
        <source>No debts</source>
        <translation>没有负债</translation>
    </message>
    <message>
        <source>Add a card, a credit line or a loan to plan its payoff.</source>
        <translation>添加信用卡、消费信贷或贷款，规划如何还清。</translation>
    </message>
    <message>
        <source>Debts</source>
        <translation>负债</translation>
    </message>
    <message numerus="yes">
        <source>{amount} owed to %n lender(s)</source>
        <translation>
            <numerusform>欠 %n 个贷款方共 {amount}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lender(s)</source>
        <translation>
            <numerusform>%n 个贷款方</numerusform>
        </translation>
    </message>
    <message>
        <source>limits {limit}, {available} available · owed</source>
        <translation>额度 {limit}，可用 {available} · 欠款</translation>
    </message>
    <message>
        <source>owed</source>
        <translation>欠款</translation>
    </message>
    <message>
        <source>Nothing is left to pay to this lender</source>
        <translation>这里没有待还款项</translation>
    </message>
</context>
<context>
    <name>DebtsTable</name>
    <message>
        <source>Owed, {sign}</source>
        <translation>欠款 ({sign})</translation>
    </message>
    <message>
        <source>Next, {sign}</source>
        <translation>下次 ({sign})</translation>
    </message>
    <message>
        <source>The yearly rate, compounded, of what is owed, fees included; a range where plans and the carried balance differ</source>
        <translation>所欠款项含费用的复利年化利率；分期与结转余额不同时显示区间</translation>
    </message>
    <message>
        <source>The share of the limit that is used; of a loan, the share that is repaid</source>
        <translation>额度的已用比例；贷款为已还比例</translation>
    </message>
    <message>
        <source>Lender</source>
        <translation>贷款方</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>额度</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>已用</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>还款日</translation>
    </message>
    <message>
        <source>Next due</source>
        <translation>下次还款</translation>
    </message>
    <message>
        <source>True annual rate</source>
        <translation>真实年化</translation>
    </message>
    <message>
        <source>belongs to {tool}</source>
        <translation>隶属于{tool}</translation>
    </message>
    <message numerus="yes">
        <source>with %n card(s)</source>
        <translation>
            <numerusform>含 %n 张卡</numerusform>
        </translation>
    </message>
    <message>
        <source>{amount} of it is interest and fees that are not booked yet</source>
        <translation>其中 {amount} 为尚未入账的利息和费用</translation>
    </message>
    <message>
        <source>of {tool}</source>
        <translation>{tool}的</translation>
    </message>
    <message>
        <source>shared</source>
        <translation>共用</translation>
    </message>
    <message>
        <source>of {amount}</source>
        <translation>共 {amount}</translation>
    </message>
    <message>
        <source>{amount} left</source>
        <translation>剩余 {amount}</translation>
    </message>
    <message>
        <source>at most {left}</source>
        <translation>至多 {left}</translation>
    </message>
    <message numerus="yes">
        <source>%n tool(s) share this limit</source>
        <translation>
            <numerusform>%n 个工具共用此额度</numerusform>
        </translation>
    </message>
    <message>
        <source>owes you</source>
        <translation>对方欠您</translation>
    </message>
    <message>
        <source>they owe you {amount}</source>
        <translation>对方欠您 {amount}</translation>
    </message>
    <message>
        <source>{share} repaid</source>
        <translation>已还 {share}</translation>
    </message>
    <message>
        <source>{share} of the limit used</source>
        <translation>额度已用 {share}</translation>
    </message>
    <message>
        <source>last day</source>
        <translation>月末</translation>
    </message>
    <message>
        <source>day {day}</source>
        <translation>{day}日</translation>
    </message>
    <message>
        <source>closes {day}</source>
        <translation>账单日{day}</translation>
    </message>
    <message>
        <source>least {amount}</source>
        <translation>最低 {amount}</translation>
    </message>
    <message numerus="yes">
        <source>%n plan(s)</source>
        <translation>
            <numerusform>%n 个分期</numerusform>
        </translation>
    </message>
    <message>
        <source>carried balance</source>
        <translation>结转余额</translation>
    </message>
    <message>
        <source>carried</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>no fee</source>
        <translation>无手续费</translation>
    </message>
</context>
<context>
    <name>DepositBox</name>
    <message>
        <source>Nowhere in this book</source>
        <translation>不在本账本内</translation>
    </message>
    <message>
        <source>Paid from</source>
        <translation>转出账户</translation>
    </message>
    <message>
        <source>Simple, paid at the end</source>
        <translation>单利，到期付息</translation>
    </message>
    <message>
        <source>Added yearly</source>
        <translation>每年计入本金</translation>
    </message>
    <message>
        <source>Added half-yearly</source>
        <translation>每半年计入本金</translation>
    </message>
    <message>
        <source>Added quarterly</source>
        <translation>每季计入本金</translation>
    </message>
    <message>
        <source>Added monthly</source>
        <translation>每月计入本金</translation>
    </message>
    <message>
        <source>Added daily</source>
        <translation>每天计入本金</translation>
    </message>
    <message>
        <source>Whole months, odd days / 360</source>
        <translation>整月，零头天数 / 360</translation>
    </message>
    <message>
        <source>Actual days / 365</source>
        <translation>实际天数 / 365</translation>
    </message>
    <message>
        <source>Actual days / 360</source>
        <translation>实际天数 / 360</translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation>付出</translation>
    </message>
    <message>
        <source>Renewed with the interest</source>
        <translation>本息转存</translation>
    </message>
    <message>
        <source>Renewed, interest paid out</source>
        <translation>付息，本金转存</translation>
    </message>
    <message>
        <source>When taken out early, and after the end</source>
        <translation>提前支取和到期后使用</translation>
    </message>
    <message>
        <source>Rate per year</source>
        <translation>年利率</translation>
    </message>
    <message>
        <source>Ends on</source>
        <translation>到期日</translation>
    </message>
    <message>
        <source>Interest</source>
        <translation>利息</translation>
    </message>
    <message>
        <source>Time is counted in</source>
        <translation>计息天数</translation>
    </message>
    <message>
        <source>At the end</source>
        <translation>到期时</translation>
    </message>
    <message>
        <source>Demand rate, if any</source>
        <translation>活期利率（如有）</translation>
    </message>
    <message>
        <source>{amount} on {day}, {interest} of it interest</source>
        <translation>{day}到期 {amount}，其中利息 {interest}</translation>
    </message>
</context>
<context>
    <name>DepositFacts</name>
    <message>
        <source>Worth today</source>
        <translation>今日价值</translation>
    </message>
    <message>
        <source>Interest so far</source>
        <translation>已计利息</translation>
    </message>
    <message>
        <source>Rate per year</source>
        <translation>年利率</translation>
    </message>
    <message>
        <source>Ended {day}</source>
        <translation>{day}已到期</translation>
    </message>
    <message>
        <source>Paid out {day}</source>
        <translation>{day}付出</translation>
    </message>
    <message>
        <source>Renewed {day}</source>
        <translation>{day}转存</translation>
    </message>
</context>
<context>
    <name>DialogFrame</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>DocumentActions</name>
    <message>
        <source>Documents (*.pdf *.png *.jpg *.jpeg *.webp *.docx *.txt);;All files (*)</source>
        <translation>文件 (*.pdf *.png *.jpg *.jpeg *.webp *.docx *.txt);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Add a document</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>另存副本</translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation>已保存 {name}</translation>
    </message>
</context>
<context>
    <name>DropStrip</name>
    <message>
        <source>Choose files…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Drop more statements here</source>
        <translation>把更多账单拖到这里</translation>
    </message>
    <message>
        <source>Alipay bills as CSV, or the zip they came in</source>
        <translation>支付宝账单 CSV，或装有它的 zip 文件</translation>
    </message>
</context>
<context>
    <name>DueDateDialog</name>
    <message>
        <source>Change due date</source>
        <translation>修改还款日</translation>
    </message>
    <message>
        <source>Change date</source>
        <translation>修改日期</translation>
    </message>
    <message>
        <source>Only this installment moves; the others stay where they are.</source>
        <translation>只移动这一期，其他各期不变。</translation>
    </message>
    <message>
        <source>Due on</source>
        <translation>还款日</translation>
    </message>
</context>
<context>
    <name>DueRow</name>
    <message>
        <source>Mark received</source>
        <translation>标记已收</translation>
    </message>
    <message>
        <source>Mark paid</source>
        <translation>标记已还</translation>
    </message>
    <message>
        <source>Change amount…</source>
        <translation>修改金额…</translation>
    </message>
    <message>
        <source>Pay date…</source>
        <translation>还款日期…</translation>
    </message>
    <message>
        <source>Take the payment back</source>
        <translation>撤回还款</translation>
    </message>
</context>
<context>
    <name>EncodingDialog</name>
    <message>
        <source>Characters of {name}</source>
        <translation>{name} 的字符编码</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>The characters fit neither UTF-8 nor GB18030. Choose what the file was saved in.</source>
        <translation>字符既不符合 UTF-8，也不符合 GB18030。请选择文件保存时的编码。</translation>
    </message>
    <message>
        <source>The file can’t be read as {encoding}. Choose another.</source>
        <translation>无法按{encoding}读取该文件。请另选一种。</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>How the file reads then</source>
        <translation>这样读出的内容</translation>
    </message>
    <message>
        <source>Unicode (UTF-16)</source>
        <translation>Unicode（UTF-16）</translation>
    </message>
    <message>
        <source>Traditional Chinese (Big5)</source>
        <translation>繁体中文（Big5）</translation>
    </message>
    <message>
        <source>Japanese (Shift JIS)</source>
        <translation>日文（Shift JIS）</translation>
    </message>
    <message>
        <source>Korean (EUC-KR)</source>
        <translation>韩文（EUC-KR）</translation>
    </message>
    <message>
        <source>Western European (Windows-1252)</source>
        <translation>西欧（Windows-1252）</translation>
    </message>
</context>
<context>
    <name>EntryDialog</name>
    <message>
        <source>Out</source>
        <translation>支出</translation>
    </message>
    <message>
        <source>In</source>
        <translation>收入</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>收支</translation>
    </message>
    <message>
        <source>Choose a category</source>
        <translation>选择分类</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Money out</source>
        <translation>记支出</translation>
    </message>
    <message>
        <source>Money in</source>
        <translation>记收入</translation>
    </message>
    <message>
        <source>Record money out</source>
        <translation>记一笔支出</translation>
    </message>
    <message>
        <source>Record money in</source>
        <translation>记一笔收入</translation>
    </message>
</context>
<context>
    <name>ExplainPanel</name>
    <message>
        <source>How this number came about</source>
        <translation>这个数字怎么来的</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Source: {source}</source>
        <translation>依据：{source}</translation>
    </message>
</context>
<context>
    <name>ExplainedLabel</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>ExtraDialog</name>
    <message>
        <source>Extra repayment</source>
        <translation>提前还款</translation>
    </message>
    <message>
        <source>Record repayment</source>
        <translation>记录还款</translation>
    </message>
    <message>
        <source>Choose an account</source>
        <translation>选择账户</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Paid on</source>
        <translation>还款日期</translation>
    </message>
    <message>
        <source>To account</source>
        <translation>转入账户</translation>
    </message>
    <message>
        <source>From account</source>
        <translation>付款账户</translation>
    </message>
    <message>
        <source>Installments to come</source>
        <translation>剩余期数</translation>
    </message>
    <message>
        <source>Lower installments instead would save {amount}.</source>
        <translation>若改为降低每期金额，可省 {amount}。</translation>
    </message>
    <message>
        <source>Fewer installments instead would save {amount}.</source>
        <translation>若改为缩短期限，可省 {amount}。</translation>
    </message>
</context>
<context>
    <name>FilesEdit</name>
    <message>
        <source>Drop a file</source>
        <translation>拖入文件</translation>
    </message>
    <message>
        <source>Drop a PDF or a picture, paste it, or press Enter to choose one</source>
        <translation>拖入 PDF 或图片，也可粘贴，或按 Enter 选择文件</translation>
    </message>
    <message>
        <source>{name}: press Delete to take it away</source>
        <translation>{name}：按 Delete 移除</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Receipts (*.pdf *.png *.jpg *.jpeg *.webp *.heic);;All files (*)</source>
        <translation>凭证 (*.pdf *.png *.jpg *.jpeg *.webp *.heic);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Attach a receipt</source>
        <translation>添加凭证</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>My household</source>
        <translation>我的家庭</translation>
    </message>
    <message>
        <source>Import my statements</source>
        <translation>导入我的账单</translation>
    </message>
    <message>
        <source>Drop files from Alipay or your bank. You see every row before anything is saved.</source>
        <translation>拖入支付宝或银行的账单文件。保存之前，每一行都会先让您过目。</translation>
    </message>
    <message>
        <source>CSV or zip</source>
        <translation>CSV 或 zip</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Add a purchase</source>
        <translation>添加一笔购物</translation>
    </message>
    <message>
        <source>Enter one thing you bought and how you pay for it. The calendar and totals follow.</source>
        <translation>记下买了什么、怎么付款，日历和合计随即算好。</translation>
    </message>
    <message>
        <source>About one minute</source>
        <translation>大约一分钟</translation>
    </message>
    <message>
        <source>Add purchase</source>
        <translation>添加购物</translation>
    </message>
    <message>
        <source>Explore with sample data</source>
        <translation>用示例数据看看</translation>
    </message>
    <message>
        <source>Open an invented household of two with purchases, plans and debts. Delete it any time.</source>
        <translation>打开一个虚构的两口之家，内有购物、分期和负债。随时可以删除。</translation>
    </message>
    <message>
        <source>Nothing of yours is touched</source>
        <translation>不影响您的任何数据</translation>
    </message>
    <message>
        <source>Open sample</source>
        <translation>打开示例</translation>
    </message>
    <message>
        <source>Start with an empty book</source>
        <translation>从空账本开始</translation>
    </message>
    <message>
        <source>Set up accounts and members first, and add or import later.</source>
        <translation>先设置账户和成员，以后再添加或导入。</translation>
    </message>
    <message>
        <source>Everything can be changed later</source>
        <translation>以后都可以改</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>See what you owe, what you own and what comes next</source>
        <translation>看清欠多少、有多少、接下来要还什么</translation>
    </message>
    <message>
        <source>Everything stays in one file on this computer. No account, no connection needed.</source>
        <translation>一切都在这台电脑的一个文件里。不用注册，也不用联网。</translation>
    </message>
    <message>
        <source>Protect the file</source>
        <translation>保护文件</translation>
    </message>
    <message>
        <source>You can change this later in Settings</source>
        <translation>以后可以在“设置”中更改</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>As system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Open an existing file…</source>
        <translation>打开已有文件…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>The file will be {path}</source>
        <translation>文件将保存为 {path}</translation>
    </message>
    <message>
        <source>Where to keep the file</source>
        <translation>文件保存位置</translation>
    </message>
</context>
<context>
    <name>FlowsCalculator</name>
    <message>
        <source>Show an example</source>
        <translation>看一个例子</translation>
    </message>
    <message>
        <source>What did it really earn a year?</source>
        <translation>一年到底赚了多少？</translation>
    </message>
    <message>
        <source>Paste two columns from a spreadsheet: dates, and amounts with their sign.</source>
        <translation>从电子表格粘贴两列：日期和带正负号的金额。</translation>
    </message>
    <message>
        <source>day first</source>
        <translation>日在前</translation>
    </message>
    <message>
        <source>month first</source>
        <translation>月在前</translation>
    </message>
    <message>
        <source>Dates like 3/4 are meant</source>
        <translation>3/4 这样的日期</translation>
    </message>
    <message>
        <source>What the flows earn</source>
        <translation>现金流的收益</translation>
    </message>
    <message>
        <source>Every rate that fits</source>
        <translation>所有符合的利率</translation>
    </message>
    <message>
        <source>Value by rate</source>
        <translation>利率与现值</translation>
    </message>
    <message>
        <source>Lines read</source>
        <translation>已读取的行</translation>
    </message>
    <message>
        <source>A date and an amount in each line. Money you get is +, money you pay is −.</source>
        <translation>每行一个日期和一个金额。收到为 +，付出为 −。</translation>
    </message>
    <message>
        <source>Dates and amounts</source>
        <translation>日期和金额</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Yearly rate (XIRR)</source>
        <translation>年化收益率（XIRR）</translation>
    </message>
    <message>
        <source>Money in</source>
        <translation>流入</translation>
    </message>
    <message>
        <source>Money out</source>
        <translation>流出</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>收益</translation>
    </message>
    <message>
        <source>{count} rates fit: {rates}. None of them alone says what was earned.</source>
        <translation>有 {count} 个利率符合：{rates}。单看任何一个都不能说明赚了多少。</translation>
    </message>
    <message>
        <source>This is less than 30 days, stretched to a year.</source>
        <translation>不足 30 天，是折算成一年的结果。</translation>
    </message>
    <message>
        <source>From {first} to {last}</source>
        <translation>{first} 至 {last}</translation>
    </message>
    <message>
        <source>Line {number}: {sentence}</source>
        <translation>第 {number} 行：{sentence}</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more line(s)</source>
        <translation>
            <numerusform>……另有 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Yearly rate</source>
        <translation>年利率</translation>
    </message>
    <message>
        <source>shown above</source>
        <translation>上方所示</translation>
    </message>
    <message>
        <source>Value of all flows</source>
        <translation>全部现金流的现值</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
</context>
<context>
    <name>FollowedBanner</name>
    <message>
        <source>Planned repayments made</source>
        <translation>已完成的计划还款</translation>
    </message>
    <message>
        <source>Show in calendar</source>
        <translation>在日历中查看</translation>
    </message>
    <message>
        <source>Stop following</source>
        <translation>停止执行</translation>
    </message>
</context>
<context>
    <name>FundFields</name>
    <message>
        <source>7-day yield</source>
        <translation>七日年化</translation>
    </message>
    <message>
        <source>Income per 10,000</source>
        <translation>万份收益</translation>
    </message>
    <message>
        <source>What is published</source>
        <translation>已公布</translation>
    </message>
    <message>
        <source>every day</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>once a month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>Income is added</source>
        <translation>收益结转</translation>
    </message>
    <message>
        <source>Amount held</source>
        <translation>持有金额</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source>7-day annualized yield</source>
        <translation>七日年化收益率</translation>
    </message>
    <message>
        <source>One income for every day, or the last seven: paste them as they are</source>
        <translation>填一个代表每天，或直接粘贴最近七天的收益</translation>
    </message>
    <message>
        <source>Income per 10,000 and day</source>
        <translation>每日万份收益</translation>
    </message>
</context>
<context>
    <name>GrowthFields</name>
    <message>
        <source>Years</source>
        <translation>年</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>个月</translation>
    </message>
    <message>
        <source>Fees, tax and inflation</source>
        <translation>费用、税和通胀</translation>
    </message>
    <message>
        <source>at the end</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>every year</source>
        <translation>每年</translation>
    </message>
    <message>
        <source>Tax is due</source>
        <translation>征税时间</translation>
    </message>
    <message>
        <source>Simple: interest earns nothing</source>
        <translation>单利：利息不再生息</translation>
    </message>
    <message>
        <source>Compounded yearly</source>
        <translation>每年复利</translation>
    </message>
    <message>
        <source>Compounded half-yearly</source>
        <translation>每半年复利</translation>
    </message>
    <message>
        <source>Compounded quarterly</source>
        <translation>每季度复利</translation>
    </message>
    <message>
        <source>Compounded monthly</source>
        <translation>每月复利</translation>
    </message>
    <message>
        <source>Compounded daily</source>
        <translation>每日复利</translation>
    </message>
    <message>
        <source>At the start</source>
        <translation>起始存入</translation>
    </message>
    <message>
        <source>Every month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>Counted in</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Rate per year</source>
        <translation>年利率</translation>
    </message>
    <message>
        <source>Interest</source>
        <translation>利息</translation>
    </message>
    <message>
        <source>Fee when paying in</source>
        <translation>买入费率</translation>
    </message>
    <message>
        <source>Fee a year</source>
        <translation>年费率</translation>
    </message>
    <message>
        <source>Fee when paid out</source>
        <translation>赎回费率</translation>
    </message>
    <message>
        <source>Inflation</source>
        <translation>通胀率</translation>
    </message>
    <message>
        <source>Tax on the gain</source>
        <translation>收益税率</translation>
    </message>
</context>
<context>
    <name>HelpSection</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Every page and command has a key.</source>
        <translation>每个页面、每条命令都有快捷键。</translation>
    </message>
    <message>
        <source>Show keys</source>
        <translation>查看快捷键</translation>
    </message>
    <message>
        <source>Log file</source>
        <translation>日志文件</translation>
    </message>
    <message>
        <source>What the program noted about faults; it holds no amounts.</source>
        <translation>程序记录的故障信息，不含任何金额。</translation>
    </message>
    <message>
        <source>Show log file</source>
        <translation>打开日志文件</translation>
    </message>
    <message>
        <source>About finapp</source>
        <translation>关于 finapp</translation>
    </message>
    <message>
        <source>Version and licenses.</source>
        <translation>版本与许可。</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Settings of this computer are kept beside no book.</source>
        <translation>这台电脑上的设置不会写进任何账本。</translation>
    </message>
</context>
<context>
    <name>HolidayDialog</name>
    <message>
        <source>Payment holiday</source>
        <translation>延期还款</translation>
    </message>
    <message>
        <source>Record holiday</source>
        <translation>记录延期</translation>
    </message>
    <message>
        <source>Nothing is paid</source>
        <translation>不还款</translation>
    </message>
    <message>
        <source>Interest is paid</source>
        <translation>只还利息</translation>
    </message>
    <message>
        <source>During the holiday</source>
        <translation>延期期间</translation>
    </message>
    <message>
        <source>The loan ends later</source>
        <translation>贷款顺延</translation>
    </message>
    <message>
        <source>Same end, higher installments</source>
        <translation>到期日不变，每期增加</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>First installment that rests</source>
        <translation>首个暂停的还款日</translation>
    </message>
    <message>
        <source>Installments</source>
        <translation>期数</translation>
    </message>
</context>
<context>
    <name>HouseholdSection</name>
    <message>
        <source>The members’ names</source>
        <translation>成员姓名</translation>
    </message>
    <message>
        <source>Name of a new member</source>
        <translation>新成员姓名</translation>
    </message>
    <message>
        <source>Add member</source>
        <translation>添加成员</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>家庭</translation>
    </message>
    <message>
        <source>Shown above the pages; left empty, the members’ names stand there.</source>
        <translation>显示在页面列表上方；留空则显示成员姓名。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Purchases, plans and accounts can belong to one of them</source>
        <translation>购物、分期和账户可以归属于其中一人</translation>
    </message>
</context>
<context>
    <name>ImportInbox</name>
    <message>
        <source>Purchase</source>
        <translation>购物</translation>
    </message>
    <message>
        <source>Purchases</source>
        <translation>购物</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Repayment</source>
        <translation>还款</translation>
    </message>
    <message>
        <source>Repayments</source>
        <translation>还款</translation>
    </message>
    <message>
        <source>Fund income</source>
        <translation>基金收益</translation>
    </message>
    <message>
        <source>Money-fund income</source>
        <translation>货币基金收益</translation>
    </message>
    <message>
        <source>Money in</source>
        <translation>收入</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>转账</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>转账</translation>
    </message>
    <message>
        <source>Investment</source>
        <translation>投资</translation>
    </message>
    <message>
        <source>Investments</source>
        <translation>投资</translation>
    </message>
    <message>
        <source>Loan paid out</source>
        <translation>放款</translation>
    </message>
    <message>
        <source>Loans paid out</source>
        <translation>放款</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Fees</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Deposit held</source>
        <translation>押金冻结</translation>
    </message>
    <message>
        <source>Deposits held</source>
        <translation>押金冻结</translation>
    </message>
    <message>
        <source>Closed order</source>
        <translation>已关闭订单</translation>
    </message>
    <message>
        <source>Closed orders</source>
        <translation>已关闭订单</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>No money moved</source>
        <translation>无资金变动</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Amount, {sign}</source>
        <translation>金额 ({sign})</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>已选</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>未选</translation>
    </message>
    <message>
        <source>Can’t be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>Already imported</source>
        <translation>已导入过</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>Split…</source>
        <translation>拆分…</translation>
    </message>
    <message>
        <source>Bank account…</source>
        <translation>银行账户…</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message numerus="yes">
        <source>Matches %n repayment(s)</source>
        <translation>
            <numerusform>对应 %n 笔还款</numerusform>
        </translation>
    </message>
    <message>
        <source>Own account</source>
        <translation>自有账户</translation>
    </message>
    <message>
        <source>suggested</source>
        <translation>推测</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
</context>
<context>
    <name>ImportInspector</name>
    <message>
        <source>What a file will add is counted here, with everything that needs your eye. Nothing is saved before you press Import.</source>
        <translation>文件会带来什么、哪些需要您看一眼，都列在这里。按下“导入”之前不会保存任何内容。</translation>
    </message>
    <message>
        <source>Before anything is saved</source>
        <translation>保存之前</translation>
    </message>
    <message>
        <source>{size} KB</source>
        <translation>{size} KB</translation>
    </message>
    <message>
        <source>{wallet} statement</source>
        <translation>{wallet}账单</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>归属</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>读取</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待</translation>
    </message>
    <message numerus="yes">
        <source>%n more file(s)</source>
        <translation>
            <numerusform>另有 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Will be added</source>
        <translation>将会添加</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>文件内容</translation>
    </message>
    <message numerus="yes">
        <source>{direction}, %n row(s)</source>
        <translation>
            <numerusform>{direction}，%n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{direction}: the file says %n row(s), {amount}.</source>
        <translation>
            <numerusform>{direction}：文件自称 %n 行，{amount}。</numerusform>
        </translation>
    </message>
    <message>
        <source>Its own sums leave out refunds, or rows were taken out of it.</source>
        <translation>文件自己的合计不含退款，或者有些行已被删去。</translation>
    </message>
    <message>
        <source>Bank account</source>
        <translation>银行账户</translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n 条提醒</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy list</source>
        <translation>复制列表</translation>
    </message>
    <message>
        <source>Line {number}</source>
        <translation>第 {number} 行</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Remember my category choices</source>
        <translation>记住我选的分类</translation>
    </message>
    <message>
        <source>Mark matching installments paid</source>
        <translation>将对应的分期标记已还</translation>
    </message>
    <message>
        <source>Rows to import</source>
        <translation>要导入的行</translation>
    </message>
    <message>
        <source>Mark matching installments paid ({count})</source>
        <translation>将对应的分期标记已还（{count}）</translation>
    </message>
    <message>
        <source>{line} as in the file</source>
        <translation>{line}的原文</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>Choose files…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Nothing waiting</source>
        <translation>没有待导入的内容</translation>
    </message>
    <message>
        <source>Drop a statement anywhere in this window.</source>
        <translation>把账单拖到窗口任意位置即可。</translation>
    </message>
    <message>
        <source>Import inbox</source>
        <translation>导入箱</translation>
    </message>
    <message>
        <source>Statements (*.csv *.zip *.txt)</source>
        <translation>账单 (*.csv *.zip *.txt)</translation>
    </message>
    <message>
        <source>Choose statements</source>
        <translation>选择账单</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Reading {name}</source>
        <translation>正在读取 {name}</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) waiting</source>
        <translation>
            <numerusform>%n 行待导入</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n row(s)</source>
        <translation>
            <numerusform>导入 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Importing {name}</source>
        <translation>正在导入 {name}</translation>
    </message>
</context>
<context>
    <name>ImportTable</name>
    <message>
        <source>Lines of the file</source>
        <translation>文件各行</translation>
    </message>
    <message>
        <source>Find in this file</source>
        <translation>在此文件中查找</translation>
    </message>
    <message>
        <source>Discard file</source>
        <translation>放弃此文件</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Need you</source>
        <translation>需确认</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>No lines here</source>
        <translation>这里没有内容</translation>
    </message>
    <message>
        <source>No line fits</source>
        <translation>没有符合的行</translation>
    </message>
    <message>
        <source>{chosen} of {all} rows chosen · nothing is saved yet</source>
        <translation>已选 {chosen} / {all} 行 · 尚未保存</translation>
    </message>
    <message numerus="yes">
        <source>Import %n row(s)</source>
        <translation>
            <numerusform>导入 %n 行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IncomeCard</name>
    <message>
        <source>Repayments and income, next 12 months</source>
        <translation>未来 12 个月的还款与收入</translation>
    </message>
    <message>
        <source>Of income</source>
        <translation>占收入</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Repayments</source>
        <translation>还款</translation>
    </message>
    <message>
        <source>up to {day}</source>
        <translation>截至 {day}</translation>
    </message>
    <message>
        <source>Enter usual income…</source>
        <translation>填写常规收入…</translation>
    </message>
    <message>
        <source>Enter what comes in each month, or record salaries on your accounts: the last three complete months count.</source>
        <translation>填写每月的收入，或在账户中记录工资：最近三个整月计入。</translation>
    </message>
    <message>
        <source>No income is known</source>
        <translation>没有已知的收入</translation>
    </message>
    <message>
        <source>Usual income of a month</source>
        <translation>常规月收入</translation>
    </message>
    <message>
        <source>as you entered it</source>
        <translation>由您填写</translation>
    </message>
    <message numerus="yes">
        <source>mean of the last %n complete month(s)</source>
        <translation>
            <numerusform>最近 %n 个整月的平均</numerusform>
        </translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>家庭</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Inspector</source>
        <translation>详情</translation>
    </message>
</context>
<context>
    <name>Keyboard</name>
    <message>
        <source>Row</source>
        <translation>上下移动</translation>
    </message>
    <message>
        <source>Close or open a group; cell</source>
        <translation>收起或展开分组；切换单元格</translation>
    </message>
    <message>
        <source>Open in the inspector</source>
        <translation>在详情栏中打开</translation>
    </message>
    <message>
        <source>Edit the cell</source>
        <translation>编辑单元格</translation>
    </message>
    <message>
        <source>Tick the row</source>
        <translation>勾选该行</translation>
    </message>
    <message>
        <source>Delete, with Undo</source>
        <translation>删除（可撤销）</translation>
    </message>
    <message>
        <source>Select all rows of the filter</source>
        <translation>选中筛选出的所有行</translation>
    </message>
    <message>
        <source>Menu of the row</source>
        <translation>打开该行的菜单</translation>
    </message>
    <message>
        <source>The dialog’s main button</source>
        <translation>执行对话框的主按钮</translation>
    </message>
    <message>
        <source>Close; leave a field</source>
        <translation>关闭；离开输入框</translation>
    </message>
    <message>
        <source>Show the menu bar</source>
        <translation>显示菜单栏</translation>
    </message>
    <message>
        <source>Move a day or a week</source>
        <translation>移动一天或一周</translation>
    </message>
    <message>
        <source>Month before</source>
        <translation>上个月</translation>
    </message>
    <message>
        <source>Month after</source>
        <translation>下个月</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>Agenda</source>
        <translation>日程</translation>
    </message>
</context>
<context>
    <name>KeyboardDialog</name>
    <message>
        <source>Keyboard</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>随处可用</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
</context>
<context>
    <name>LateCard</name>
    <message>
        <source>Late repayments, two years</source>
        <translation>两年内的逾期还款</translation>
    </message>
    <message numerus="yes">
        <source>%n late</source>
        <translation>
            <numerusform>%n 笔逾期</numerusform>
        </translation>
    </message>
    <message>
        <source>No repayment fell due yet.</source>
        <translation>还没有到期的还款。</translation>
    </message>
    <message numerus="yes">
        <source>All %n repayment(s) were made by their day.</source>
        <translation>
            <numerusform>%n 笔还款全部按时还清。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>not paid yet</source>
        <translation>尚未还</translation>
    </message>
    <message>
        <source>paid {day}</source>
        <translation>{day}还清</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>逾期 %n 天</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Statements</source>
        <translation>账单日</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>计划还款</translation>
    </message>
    <message>
        <source>Money in</source>
        <translation>收款</translation>
    </message>
</context>
<context>
    <name>LendersCard</name>
    <message>
        <source>Concentration</source>
        <translation>集中度</translation>
    </message>
    <message>
        <source>at the largest lender</source>
        <translation>在最大的贷款方</translation>
    </message>
    <message>
        <source>Nothing is owed to anybody.</source>
        <translation>没有欠款。</translation>
    </message>
</context>
<context>
    <name>LimitsCard</name>
    <message>
        <source>Use of limits</source>
        <translation>额度使用</translation>
    </message>
    <message>
        <source>at the next closing</source>
        <translation>下期出账时</translation>
    </message>
    <message>
        <source>Stay below this share of a limit</source>
        <translation>额度使用率不超过</translation>
    </message>
    <message>
        <source>Stay below</source>
        <translation>不超过</translation>
    </message>
    <message>
        <source>No tool has a limit. Set one with Edit on the lender’s page.</source>
        <translation>还没有设置额度。可在贷款方页面的“编辑”中设置。</translation>
    </message>
    <message>
        <source>Limit of</source>
        <translation>额度所属</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>额度</translation>
    </message>
    <message>
        <source>Used now</source>
        <translation>目前已用</translation>
    </message>
    <message>
        <source>At the next closing</source>
        <translation>下期出账时</translation>
    </message>
    <message>
        <source>To pay before</source>
        <translation>此前应还</translation>
    </message>
    <message>
        <source>All limits together</source>
        <translation>全部额度合计</translation>
    </message>
    <message>
        <source>closes {day}</source>
        <translation>{day}出账</translation>
    </message>
    <message>
        <source>before {day}</source>
        <translation>{day}前</translation>
    </message>
    <message>
        <source>stays below</source>
        <translation>不会超过</translation>
    </message>
    <message>
        <source>closes no statement</source>
        <translation>不出账单</translation>
    </message>
    <message>
        <source>{tools}: {now} of {limit} used, {later} at the next closing, to pay {amount}</source>
        <translation>{tools}：{limit} 已用 {now}，下期出账时 {later}，应还 {amount}</translation>
    </message>
</context>
<context>
    <name>LineRow</name>
    <message>
        <source>Article</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>As the purchase</source>
        <translation>同购物</translation>
    </message>
    <message>
        <source>Remove this article</source>
        <translation>移除此商品</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
</context>
<context>
    <name>LoanCalculator</name>
    <message>
        <source>Show an example</source>
        <translation>看一个例子</translation>
    </message>
    <message>
        <source>Which number is missing?</source>
        <translation>缺哪个数？</translation>
    </message>
    <message>
        <source>Choose what to find and type the rest. The answer appears while you type.</source>
        <translation>选择要求的数，填写其余各项，边填边算。</translation>
    </message>
    <message>
        <source>Add as plan…</source>
        <translation>添加为分期…</translation>
    </message>
    <message>
        <source>Add as loan…</source>
        <translation>添加为贷款…</translation>
    </message>
    <message>
        <source>The loan</source>
        <translation>这笔贷款</translation>
    </message>
    <message>
        <source>Each payment</source>
        <translation>每次还款</translation>
    </message>
    <message>
        <source>Amount of the loan</source>
        <translation>贷款金额</translation>
    </message>
    <message>
        <source>Yearly rate</source>
        <translation>年利率</translation>
    </message>
    <message>
        <source>Number of payments</source>
        <translation>还款次数</translation>
    </message>
    <message>
        <source>Balloon at the end</source>
        <translation>期末尾款</translation>
    </message>
    <message>
        <source>With every payment</source>
        <translation>随每次还款计息</translation>
    </message>
    <message>
        <source>Daily</source>
        <translation>每日</translation>
    </message>
    <message>
        <source>Monthly</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>Quarterly</source>
        <translation>每季度</translation>
    </message>
    <message>
        <source>Half-yearly</source>
        <translation>每半年</translation>
    </message>
    <message>
        <source>Yearly</source>
        <translation>每年</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>求</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>还款次数</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>还款间隔</translation>
    </message>
    <message>
        <source>Balloon at the end, if any</source>
        <translation>期末尾款（如有）</translation>
    </message>
    <message>
        <source>Interest is added</source>
        <translation>计息（复利）</translation>
    </message>
    <message>
        <source>Paid out on</source>
        <translation>放款日期</translation>
    </message>
    <message>
        <source>First due</source>
        <translation>首次还款日</translation>
    </message>
    <message>
        <source>Interest</source>
        <translation>利息</translation>
    </message>
    <message>
        <source>Total paid</source>
        <translation>还款合计</translation>
    </message>
    <message>
        <source>True annual rate</source>
        <translation>真实年化</translation>
    </message>
    <message>
        <source>US APR</source>
        <translation>美国 APR</translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n 年</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n 个月</numerusform>
        </translation>
    </message>
    <message>
        <source>A plan has at most 600 payments, and each covers its interest</source>
        <translation>分期最多 600 次，且每次都要够付利息</translation>
    </message>
    <message>
        <source>You pay back less than you got, so the rate is below zero.</source>
        <translation>还的比借的少，所以利率为负。</translation>
    </message>
    <message>
        <source>The last payment is {last}, the balloon included.</source>
        <translation>最后一次还款 {last}，含尾款。</translation>
    </message>
    <message>
        <source>The last payment is {last}.</source>
        <translation>最后一次还款 {last}。</translation>
    </message>
</context>
<context>
    <name>LoanDialog</name>
    <message>
        <source>Add loan, or money lent</source>
        <translation>添加贷款或借出款项</translation>
    </message>
    <message>
        <source>Change terms</source>
        <translation>修改条款</translation>
    </message>
    <message>
        <source>Add loan</source>
        <translation>添加贷款</translation>
    </message>
    <message>
        <source>Plan again</source>
        <translation>重新计划</translation>
    </message>
    <message>
        <source>Days of interest, first period and fees</source>
        <translation>计息天数、首期和费用</translation>
    </message>
    <message>
        <source>Outside this book</source>
        <translation>账本之外</translation>
    </message>
    <message>
        <source>Equal payments (amortizing)</source>
        <translation>等额本息</translation>
    </message>
    <message>
        <source>Equal principal, falling payments</source>
        <translation>等额本金</translation>
    </message>
    <message>
        <source>Interest first, principal at the end</source>
        <translation>先息后本</translation>
    </message>
    <message>
        <source>Equal payments and a balloon at the end</source>
        <translation>等额还款，期末大额尾款</translation>
    </message>
    <message>
        <source>A flat fee with every installment</source>
        <translation>每期固定手续费</translation>
    </message>
    <message>
        <source>From people over a platform (P2P)</source>
        <translation>网络借贷（P2P）</translation>
    </message>
    <message>
        <source>Informal, between people</source>
        <translation>亲友借款</translation>
    </message>
    <message>
        <source>Already paid</source>
        <translation>已还期数</translation>
    </message>
    <message>
        <source>The money went to</source>
        <translation>款项去向</translation>
    </message>
    <message>
        <source>Sort of loan</source>
        <translation>贷款类型</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Paid out on</source>
        <translation>放款日期</translation>
    </message>
    <message>
        <source>Paid installments and those changed by hand stay as they are.</source>
        <translation>已还的和手动修改过的各期保持不变。</translation>
    </message>
    <message>
        <source>The money came from</source>
        <translation>资金来源</translation>
    </message>
    <message>
        <source>Fee each time, of the amount</source>
        <translation>每期手续费，占金额</translation>
    </message>
</context>
<context>
    <name>LoanFields</name>
    <message>
        <source>Days of interest</source>
        <translation>计息天数</translation>
    </message>
    <message>
        <source>Interest is added</source>
        <translation>计息（复利）</translation>
    </message>
    <message>
        <source>A first period of another length</source>
        <translation>首期长短不同时</translation>
    </message>
    <message>
        <source>Fee kept back at payout</source>
        <translation>放款时扣除的费用</translation>
    </message>
    <message>
        <source>Fee with each installment</source>
        <translation>每期费用</translation>
    </message>
    <message>
        <source>Installments rounded to</source>
        <translation>每期取整到</translation>
    </message>
    <message>
        <source>empty: the smallest unit</source>
        <translation>留空：最小单位</translation>
    </message>
    <message>
        <source>An extra repayment covers</source>
        <translation>提前还款先抵</translation>
    </message>
</context>
<context>
    <name>LoanParties</name>
    <message>
        <source>I borrow</source>
        <translation>我借入</translation>
    </message>
    <message>
        <source>I lend</source>
        <translation>我借出</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>收支</translation>
    </message>
    <message>
        <source>Ask each time</source>
        <translation>每次询问</translation>
    </message>
    <message>
        <source>Lender, or name of the loan</source>
        <translation>贷方或贷款名称</translation>
    </message>
    <message>
        <source>Lent by</source>
        <translation>出借方</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>归属</translation>
    </message>
    <message>
        <source>Repaid from</source>
        <translation>还款账户</translation>
    </message>
    <message>
        <source>A new one, by its name</source>
        <translation>按名称新建</translation>
    </message>
    <message>
        <source>Who owes it</source>
        <translation>借款人</translation>
    </message>
    <message>
        <source>Comes back to</source>
        <translation>收回到</translation>
    </message>
    <message>
        <source>Lent through</source>
        <translation>借出渠道</translation>
    </message>
</context>
<context>
    <name>LoanStepDialog</name>
    <message>
        <source>What it changes appears here while you type.</source>
        <translation>填写时，变化会显示在这里。</translation>
    </message>
</context>
<context>
    <name>LoanTermsPart</name>
    <message>
        <source>Change terms…</source>
        <translation>修改条款…</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>约定内容</translation>
    </message>
    <message>
        <source>What happened since</source>
        <translation>后续变动</translation>
    </message>
    <message>
        <source>Nothing unusual</source>
        <translation>没有变动</translation>
    </message>
    <message>
        <source>Changes of rate, payment holidays, extra repayments and balances stand here.</source>
        <translation>利率调整、延期还款、提前还款和余额记录会显示在这里。</translation>
    </message>
    <message>
        <source>Lender</source>
        <translation>贷款方</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Paid out on</source>
        <translation>放款日期</translation>
    </message>
    <message>
        <source>First due</source>
        <translation>首次还款日</translation>
    </message>
    <message>
        <source>Installments</source>
        <translation>期数</translation>
    </message>
    <message>
        <source>Falls due</source>
        <translation>还款频率</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Balloon at the end</source>
        <translation>期末尾款</translation>
    </message>
    <message>
        <source>Days of interest</source>
        <translation>计息天数</translation>
    </message>
    <message>
        <source>Interest is added</source>
        <translation>计息（复利）</translation>
    </message>
    <message>
        <source>First period</source>
        <translation>首期</translation>
    </message>
    <message>
        <source>Kept back at payout</source>
        <translation>放款时扣除</translation>
    </message>
    <message>
        <source>Fee with each installment</source>
        <translation>每期费用</translation>
    </message>
    <message>
        <source>Extra repayments cover</source>
        <translation>提前还款先抵</translation>
    </message>
    <message>
        <source>Paid off early</source>
        <translation>提前还清</translation>
    </message>
    <message>
        <source>from installment {number}: {rate} of what is repaid</source>
        <translation>自第 {number} 期起：还款额的 {rate}</translation>
    </message>
    <message>
        <source>Charge for that</source>
        <translation>违约金</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>未生效</translation>
    </message>
    <message>
        <source>Rate of {rate} a year</source>
        <translation>年利率 {rate}</translation>
    </message>
    <message>
        <source>from {day}</source>
        <translation>{day} 起</translation>
    </message>
    <message>
        <source>from {day}: {what}</source>
        <translation>{day} 起：{what}</translation>
    </message>
    <message>
        <source>Payment holiday</source>
        <translation>延期还款</translation>
    </message>
    <message>
        <source>The lender’s balance</source>
        <translation>贷方告知的余额</translation>
    </message>
    <message>
        <source>{day}, {off} against the book</source>
        <translation>{day}，与账本相差 {off}</translation>
    </message>
    <message>
        <source>Extra repayment</source>
        <translation>提前还款</translation>
    </message>
    <message>
        <source>{day}, {principal} off the debt, {effect}</source>
        <translation>{day}，抵扣本金 {principal}，{effect}</translation>
    </message>
</context>
<context>
    <name>LoanWords</name>
    <message>
        <source>A bank</source>
        <translation>银行</translation>
    </message>
    <message>
        <source>A consumer finance company</source>
        <translation>消费金融公司</translation>
    </message>
    <message>
        <source>People over a platform (P2P)</source>
        <translation>网络借贷平台（P2P）</translation>
    </message>
    <message>
        <source>A person, informally</source>
        <translation>个人（亲友）</translation>
    </message>
    <message>
        <source>Equal periods, no days counted</source>
        <translation>每期相等，不计天数</translation>
    </message>
    <message>
        <source>Actual days / 365</source>
        <translation>实际天数 / 365</translation>
    </message>
    <message>
        <source>Actual days / 360</source>
        <translation>实际天数 / 360</translation>
    </message>
    <message>
        <source>Actual days / actual year</source>
        <translation>实际天数 / 实际年天数</translation>
    </message>
    <message>
        <source>Actual / actual (AFB)</source>
        <translation>实际 / 实际（AFB）</translation>
    </message>
    <message>
        <source>30/360 (bond basis)</source>
        <translation>30/360（债券基准）</translation>
    </message>
    <message>
        <source>30E/360 (European)</source>
        <translation>30E/360（欧洲）</translation>
    </message>
    <message>
        <source>30/360 (US)</source>
        <translation>30/360（美国）</translation>
    </message>
    <message>
        <source>Actual days / 365 without 29 February</source>
        <translation>实际天数 / 365（不计2月29日）</translation>
    </message>
    <message>
        <source>With every payment</source>
        <translation>随每次还款计息</translation>
    </message>
    <message>
        <source>Daily</source>
        <translation>每日</translation>
    </message>
    <message>
        <source>Monthly</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>Quarterly</source>
        <translation>每季度</translation>
    </message>
    <message>
        <source>Half-yearly</source>
        <translation>每半年</translation>
    </message>
    <message>
        <source>Yearly</source>
        <translation>每年</translation>
    </message>
    <message>
        <source>Like every other period</source>
        <translation>与其他各期相同</translation>
    </message>
    <message>
        <source>By its length, in equal installments</source>
        <translation>按实际长度，各期相等</translation>
    </message>
    <message>
        <source>Its extra days with the first installment</source>
        <translation>多出的天数随首期收取</translation>
    </message>
    <message>
        <source>Interest since the last due date first</source>
        <translation>先抵上次还款日以来的利息</translation>
    </message>
    <message>
        <source>The debt at once</source>
        <translation>直接抵本金</translation>
    </message>
    <message>
        <source>fewer installments</source>
        <translation>缩短期限</translation>
    </message>
    <message>
        <source>lower installments</source>
        <translation>降低每期金额</translation>
    </message>
    <message>
        <source>nothing is paid</source>
        <translation>不还款</translation>
    </message>
    <message>
        <source>only interest is paid</source>
        <translation>只还利息</translation>
    </message>
    <message>
        <source>the loan ends later</source>
        <translation>贷款顺延</translation>
    </message>
    <message>
        <source>the end stays, installments rise</source>
        <translation>到期日不变，每期增加</translation>
    </message>
    <message numerus="yes">
        <source>%n installment(s)</source>
        <translation>
            <numerusform>%n 期</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LockDoor</name>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open another book…</source>
        <translation>打开其他账本…</translation>
    </message>
    <message>
        <source>Start a new book…</source>
        <translation>新建账本…</translation>
    </message>
    <message>
        <source>{name} is locked</source>
        <translation>{name} 已锁定</translation>
    </message>
    <message>
        <source>Type the passphrase of this book</source>
        <translation>请输入此账本的口令</translation>
    </message>
</context>
<context>
    <name>LookSection</name>
    <message>
        <source>System</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>No color</source>
        <translation>不着色</translation>
    </message>
    <message>
        <source>Gains</source>
        <translation>收益颜色</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>The second line of a row stands to the right of the first.</source>
        <translation>第二行文字移到第一行右侧。</translation>
    </message>
    <message>
        <source>Compact rows</source>
        <translation>紧凑行距</translation>
    </message>
    <message>
        <source>Mainland Chinese markets show gains in red, most others in green.</source>
        <translation>中国大陆市场红涨绿跌，其他市场多为绿涨红跌。</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Undo {step}</source>
        <translation>撤销{step}</translation>
    </message>
    <message>
        <source>Redo {step}</source>
        <translation>重做{step}</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>已加密</translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <translation>未加密</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>本机</translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n 笔逾期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open plan(s)</source>
        <translation>
            <numerusform>%n 个未还清的分期</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MemberFilter</name>
    <message>
        <source>Everyone</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Members shown: {names}</source>
        <translation>显示的成员：{names}</translation>
    </message>
</context>
<context>
    <name>MemberRow</name>
    <message>
        <source>Name of {member}</source>
        <translation>{member}的姓名</translation>
    </message>
    <message>
        <source>Remove {member}</source>
        <translation>移除{member}</translation>
    </message>
</context>
<context>
    <name>MonthGrid</name>
    <message>
        <source>Previous month</source>
        <translation>上个月</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>下个月</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
</context>
<context>
    <name>MonthSummary</name>
    <message>
        <source>Paid</source>
        <translation>已还</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Still due</source>
        <translation>待还</translation>
    </message>
    <message>
        <source>Planned extra</source>
        <translation>计划额外还款</translation>
    </message>
    <message>
        <source>Money in</source>
        <translation>收款</translation>
    </message>
    <message>
        <source>Paid and overdue</source>
        <translation>已还与逾期</translation>
    </message>
    <message>
        <source>Repayments in {month}</source>
        <translation>{month}还款</translation>
    </message>
    <message>
        <source>{share}% paid</source>
        <translation>已还 {share}%</translation>
    </message>
</context>
<context>
    <name>OfferCalculator</name>
    <message>
        <source>Show an example</source>
        <translation>看一个例子</translation>
    </message>
    <message>
        <source>What does it really cost a year?</source>
        <translation>一年到底要付多少？</translation>
    </message>
    <message>
        <source>Type the price and what the offer says. The answer appears while you type.</source>
        <translation>填写价格和分期报价，边填边算。</translation>
    </message>
    <message>
        <source>Add as plan…</source>
        <translation>添加为分期…</translation>
    </message>
    <message>
        <source>What the offer costs</source>
        <translation>这个报价的成本</translation>
    </message>
    <message>
        <source>The same rate, called otherwise</source>
        <translation>同一利率的其他算法</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Starts on</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>Down payment, if any</source>
        <translation>首付（如有）</translation>
    </message>
    <message>
        <source>True annual rate</source>
        <translation>真实年化</translation>
    </message>
    <message>
        <source>Each installment</source>
        <translation>每期</translation>
    </message>
    <message>
        <source>Total paid</source>
        <translation>还款合计</translation>
    </message>
    <message>
        <source>Fees and interest</source>
        <translation>手续费和利息</translation>
    </message>
    <message>
        <source>Flat, as offers advertise it</source>
        <translation>广告口径：按原金额的费率</translation>
    </message>
    <message>
        <source>As Chinese lenders disclose it: 12 × monthly</source>
        <translation>国内披露口径：12 × 月利率</translation>
    </message>
    <message>
        <source>US annual percentage rate (APR)</source>
        <translation>美国年利率（APR）</translation>
    </message>
    <message>
        <source>EU annual percentage rate of charge (APRC)</source>
        <translation>欧盟年费用率（APRC）</translation>
    </message>
    <message>
        <source>No rate fits: everything is paid on one day, or nothing is.</source>
        <translation>没有符合的利率：全部在同一天支付，或没有支付。</translation>
    </message>
    <message>
        <source>This costs nothing: you pay the price and no more.</source>
        <translation>没有成本：只付价格本身。</translation>
    </message>
    <message>
        <source>Advertised, it reads like {flat}. It is more because you owe less each time.</source>
        <translation>广告上看只有 {flat}；欠款逐期减少，所以实际更高。</translation>
    </message>
</context>
<context>
    <name>OfferDialog</name>
    <message>
        <source>Add an offer</source>
        <translation>添加分期方案</translation>
    </message>
    <message>
        <source>Change the offer</source>
        <translation>修改分期方案</translation>
    </message>
    <message>
        <source>Save offer</source>
        <translation>保存方案</translation>
    </message>
    <message>
        <source>Choose a credit tool</source>
        <translation>选择信用工具</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>移出方案列表</translation>
    </message>
    <message>
        <source>Nothing, interest-free</source>
        <translation>无，免息</translation>
    </message>
    <message>
        <source>One flat fee, of the price</source>
        <translation>一次性手续费，按价格</translation>
    </message>
    <message>
        <source>A fee every month, of the price</source>
        <translation>每月手续费（按价格）</translation>
    </message>
    <message>
        <source>Interest, a yearly rate</source>
        <translation>利息，按年利率</translation>
    </message>
    <message>
        <source>Credit tool</source>
        <translation>信用工具</translation>
    </message>
    <message>
        <source>Installments</source>
        <translation>期数</translation>
    </message>
    <message>
        <source>What it costs</source>
        <translation>费用方式</translation>
    </message>
    <message>
        <source>Kept with the tool, so that it is offered for every purchase.</source>
        <translation>与该工具一同保存，以后每笔购物都可选。</translation>
    </message>
    <message>
        <source>Fee each month</source>
        <translation>每月费率</translation>
    </message>
    <message>
        <source>Rate per year</source>
        <translation>年利率</translation>
    </message>
    <message>
        <source>Fee in all</source>
        <translation>总费率</translation>
    </message>
</context>
<context>
    <name>OfferFields</name>
    <message>
        <source>Fee or rate</source>
        <translation>费率或利率</translation>
    </message>
    <message>
        <source>Each installment</source>
        <translation>每期</translation>
    </message>
    <message>
        <source>What is known</source>
        <translation>已知</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>费率</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Fee known as</source>
        <translation>费用按</translation>
    </message>
    <message>
        <source>Installments</source>
        <translation>期数</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>还款间隔</translation>
    </message>
    <message>
        <source>First due</source>
        <translation>首次还款日</translation>
    </message>
    <message>
        <source>What it costs</source>
        <translation>费用方式</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>手续费</translation>
    </message>
    <message>
        <source>Rate per year</source>
        <translation>年利率</translation>
    </message>
    <message>
        <source>Fee, of the price</source>
        <translation>手续费率（按价格）</translation>
    </message>
    <message>
        <source>Fee each time, of the price</source>
        <translation>每期手续费率（按价格）</translation>
    </message>
</context>
<context>
    <name>OffersDialog</name>
    <message>
        <source>What do these installments cost?</source>
        <translation>这些分期的费用是多少？</translation>
    </message>
    <message>
        <source>The file says into how many installments a purchase is split, but not the fee. Your answer is remembered with the tool.</source>
        <translation>账单写明了分几期，但没有写手续费。您的回答会记在该信用工具上。</translation>
    </message>
</context>
<context>
    <name>OrderSection</name>
    <message>
        <source>Refund…</source>
        <translation>退款…</translation>
    </message>
    <message>
        <source>Mark as {status}</source>
        <translation>标记为{status}</translation>
    </message>
</context>
<context>
    <name>OrderStatus</name>
    <message>
        <source>Paid</source>
        <translation>已付款</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>已发货</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已收货</translation>
    </message>
    <message>
        <source>Disputed</source>
        <translation>有争议</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>已退款</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
</context>
<context>
    <name>OrderTiles</name>
    <message>
        <source>Order: {lenders}</source>
        <translation>顺序：{lenders}</translation>
    </message>
    <message>
        <source>{lender} is number {place}. Left and Right choose, Alt with them moves.</source>
        <translation>{lender}排第 {place}。左右键选择，按住 Alt 移动。</translation>
    </message>
</context>
<context>
    <name>OutcomeView</name>
    <message>
        <source>What it changes</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>What it changes appears here while you type.</source>
        <translation>填写时，变化会显示在这里。</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Each installment</source>
        <translation>每期</translation>
    </message>
    <message>
        <source>Installments to come</source>
        <translation>剩余期数</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>最后一期</translation>
    </message>
    <message>
        <source>Less interest for you</source>
        <translation>您少收利息</translation>
    </message>
    <message>
        <source>More interest for you</source>
        <translation>您多收利息</translation>
    </message>
    <message>
        <source>Saves in interest and fees</source>
        <translation>节省利息和费用</translation>
    </message>
    <message>
        <source>Costs more</source>
        <translation>多付</translation>
    </message>
    <message>
        <source>For installments that are due</source>
        <translation>抵已到期分期</translation>
    </message>
    <message>
        <source>Interest since the last due date</source>
        <translation>上次还款日以来的利息</translation>
    </message>
    <message>
        <source>Charge for paying early</source>
        <translation>提前还款违约金</translation>
    </message>
    <message>
        <source>Off the debt</source>
        <translation>本金</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Due in the next 30 days</source>
        <translation>未来 30 天应还</translation>
    </message>
    <message>
        <source>Debts</source>
        <translation>负债</translation>
    </message>
    <message>
        <source>Used shares of the limits</source>
        <translation>各额度的已用比例</translation>
    </message>
    <message>
        <source>Repayments, next 12 months</source>
        <translation>未来 12 个月还款</translation>
    </message>
    <message>
        <source>Next repayments</source>
        <translation>近期还款</translation>
    </message>
    <message>
        <source>Open calendar</source>
        <translation>打开日历</translation>
    </message>
    <message>
        <source>Nothing to repay</source>
        <translation>没有要还的</translation>
    </message>
    <message>
        <source>Repayments appear here as soon as a plan or a credit tool exists.</source>
        <translation>有了分期或信用工具，还款就会显示在这里。</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>总览</translation>
    </message>
    <message numerus="yes">
        <source>%n payment(s)</source>
        <translation>
            <numerusform>%n 笔</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>to %n lender(s)</source>
        <comment>to how many</comment>
        <translation>
            <numerusform>%n 个贷款方</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n 笔逾期</numerusform>
        </translation>
    </message>
    <message>
        <source>next {day}: {lender}</source>
        <translation>下一笔：{day} {lender}</translation>
    </message>
    <message>
        <source>Nothing to pay until then</source>
        <translation>在此之前没有要还的</translation>
    </message>
    <message>
        <source>{amount} credit</source>
        <translation>{amount} 信用额度</translation>
    </message>
    <message>
        <source>{amount} loans</source>
        <translation>{amount} 贷款</translation>
    </message>
    <message>
        <source>{share} of limits</source>
        <translation>已用额度 {share}</translation>
    </message>
    <message>
        <source>{total}, at the rate of {day}</source>
        <translation>{total}，按 {day} 汇率</translation>
    </message>
    <message>
        <source>{total}, and {other} not in the chart</source>
        <translation>{total}，另有 {other} 未计入图表</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>No repayments in the next 12 months</source>
        <translation>未来 12 个月没有还款</translation>
    </message>
    <message>
        <source>Repayments are highest in {month} with {amount}, and {rest} in {end}</source>
        <translation>{month}还款最多，为 {amount}；{end}为 {rest}</translation>
    </message>
    <message>
        <source>Nothing to pay in the next 30 days</source>
        <translation>未来 30 天没有要还的</translation>
    </message>
</context>
<context>
    <name>OwnPlan</name>
    <message>
        <source>Choose a credit tool</source>
        <translation>选择信用工具</translation>
    </message>
    <message>
        <source>Choose an account</source>
        <translation>选择账户</translation>
    </message>
    <message>
        <source>Down payment from</source>
        <translation>首付款账户</translation>
    </message>
    <message>
        <source>Lender</source>
        <translation>贷款方</translation>
    </message>
    <message>
        <source>Already paid</source>
        <translation>已还期数</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Overview</source>
        <translation>总览</translation>
    </message>
    <message>
        <source>Purchases</source>
        <translation>购物</translation>
    </message>
    <message>
        <source>Plans</source>
        <translation>分期</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Debts</source>
        <translation>负债</translation>
    </message>
    <message>
        <source>One debt</source>
        <translation>单笔负债</translation>
    </message>
    <message>
        <source>Credit health</source>
        <translation>信用健康</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Import inbox</source>
        <translation>导入箱</translation>
    </message>
    <message>
        <source>Calculators</source>
        <translation>计算器</translation>
    </message>
    <message>
        <source>Installment offer</source>
        <translation>分期报价</translation>
    </message>
    <message>
        <source>Loan</source>
        <translation>贷款</translation>
    </message>
    <message>
        <source>Two offers</source>
        <translation>比较报价</translation>
    </message>
    <message>
        <source>Deposits and funds</source>
        <translation>存款和基金</translation>
    </message>
    <message>
        <source>Cash flows</source>
        <translation>现金流</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Household and members</source>
        <translation>家庭与成员</translation>
    </message>
    <message>
        <source>Language and region</source>
        <translation>语言与地区</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Buffers</source>
        <translation>缓冲</translation>
    </message>
    <message>
        <source>Security and file</source>
        <translation>安全与文件</translation>
    </message>
    <message>
        <source>Keyboard and about</source>
        <translation>键盘与关于</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Search and commands</source>
        <translation>搜索与命令</translation>
    </message>
    <message>
        <source>Search or run a command</source>
        <translation>搜索或执行命令</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Purchases, plans and accounts</source>
        <translation>购物、分期与账户</translation>
    </message>
</context>
<context>
    <name>PassphraseEdit</name>
    <message>
        <source>Show passphrase</source>
        <translation>显示口令</translation>
    </message>
    <message>
        <source>Hide passphrase</source>
        <translation>隐藏口令</translation>
    </message>
</context>
<context>
    <name>PaymentDialog</name>
    <message>
        <source>Mark repayment received</source>
        <translation>标记已收到还款</translation>
    </message>
    <message>
        <source>Mark repayment paid</source>
        <translation>标记已还</translation>
    </message>
    <message>
        <source>Mark received</source>
        <translation>标记已收</translation>
    </message>
    <message>
        <source>Mark paid</source>
        <translation>标记已还</translation>
    </message>
    <message>
        <source>Choose an account</source>
        <translation>选择账户</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Reached the account</source>
        <translation>到账金额</translation>
    </message>
    <message>
        <source>Left the account</source>
        <translation>账户扣款</translation>
    </message>
    <message>
        <source>Received on</source>
        <translation>收款日期</translation>
    </message>
    <message>
        <source>Paid on</source>
        <translation>还款日期</translation>
    </message>
    <message>
        <source>To account</source>
        <translation>收款账户</translation>
    </message>
    <message>
        <source>From account</source>
        <translation>付款账户</translation>
    </message>
    <message>
        <source>bill</source>
        <translation>账单</translation>
    </message>
    <message>
        <source>due {day}</source>
        <translation>{day}到期</translation>
    </message>
    <message>
        <source>{amount} stays open</source>
        <translation>还剩 {amount} 未还</translation>
    </message>
    <message>
        <source>{amount} more than is due: it pays the next bills</source>
        <translation>比应还多 {amount}，将抵扣以后的账单</translation>
    </message>
    <message>
        <source>In {currency}, as the bank shows it</source>
        <translation>以 {currency} 填写，与银行显示一致</translation>
    </message>
</context>
<context>
    <name>Payoff</name>
    <message>
        <source>Minimums only</source>
        <translation>仅最低还款</translation>
    </message>
    <message>
        <source>Highest rate first</source>
        <translation>利率优先</translation>
    </message>
    <message>
        <source>Smallest first</source>
        <translation>小额优先</translation>
    </message>
    <message>
        <source>My order</source>
        <translation>自定义顺序</translation>
    </message>
    <message>
        <source>Least cost</source>
        <translation>总成本最低</translation>
    </message>
    <message>
        <source>Nothing beside what must be paid</source>
        <translation>只还必须还的</translation>
    </message>
    <message>
        <source>Avalanche: the dearest debt goes first</source>
        <translation>雪崩法：先还利率最高的</translation>
    </message>
    <message>
        <source>Snowball: the smallest debt goes first</source>
        <translation>雪球法：先还金额最小的</translation>
    </message>
    <message>
        <source>Custom: drag lenders into your order</source>
        <translation>自定义：拖动调整还款顺序</translation>
    </message>
    <message>
        <source>Optimal: whatever costs least</source>
        <translation>最优：总成本最低的还法</translation>
    </message>
    <message>
        <source>never</source>
        <translation>还不清</translation>
    </message>
    <message>
        <source>With minimums only you are never free of debt</source>
        <translation>仅还最低还款将永远还不清</translation>
    </message>
    <message>
        <source>With minimums only: debt-free {month}, {cost} interest and fees</source>
        <translation>仅最低还款：{month}还清，利息和费用 {cost}</translation>
    </message>
    <message>
        <source>Optimal: {amount} from savings, then what saves most</source>
        <translation>最优：先用 {amount} 理财，再还最省的</translation>
    </message>
    <message>
        <source>Optimal: nothing is cheaper than “{strategy}”</source>
        <translation>最优：没有比“{strategy}”更省的</translation>
    </message>
    <message>
        <source>Optimal: the best found in time</source>
        <translation>最优：限时内找到的最好方案</translation>
    </message>
    <message>
        <source>Optimal: within {amount} of the cheapest</source>
        <translation>最优：与最省方案相差不超过 {amount}</translation>
    </message>
    <message>
        <source>The budget lacks {amount} for the minimums</source>
        <translation>预算比最低还款少 {amount}</translation>
    </message>
    <message>
        <source>An amount each month, or savings, shorten the way</source>
        <translation>每月多还一些，或动用理财，可以更快还清</translation>
    </message>
    <message>
        <source>Nothing beside what is due</source>
        <translation>除应还款项外没有额外还款</translation>
    </message>
    <message>
        <source>Left out: {lenders}</source>
        <translation>未计入：{lenders}</translation>
    </message>
    <message>
        <source>no exchange rate is known</source>
        <translation>没有汇率</translation>
    </message>
    <message>
        <source>From {day}, send {amount} extra each month</source>
        <translation>从{day}起，每月额外还 {amount}</translation>
    </message>
    <message>
        <source>From {day}, send what repaid debts leave each month</source>
        <translation>从{day}起，把已还清部分腾出的钱每月用于还款</translation>
    </message>
    <message>
        <source>to {debts}</source>
        <translation>依次还：{debts}</translation>
    </message>
    <message>
        <source>the balance of {lender}</source>
        <translation>{lender}的循环余额</translation>
    </message>
    <message>
        <source>Pay {amount} from savings today</source>
        <translation>今天用理财还 {amount}</translation>
    </message>
    <message>
        <source>Pay off {debt}, {amount}</source>
        <translation>还清“{debt}”，{amount}</translation>
    </message>
    <message>
        <source>Put {amount} against {debt}</source>
        <translation>用 {amount} 还“{debt}”</translation>
    </message>
    <message>
        <source>on {day}</source>
        <translation>{day}</translation>
    </message>
    <message>
        <source>carried balance</source>
        <translation>循环余额</translation>
    </message>
    <message>
        <source>{rate} a year</source>
        <translation>年化 {rate}</translation>
    </message>
    <message>
        <source>fees to come refunded</source>
        <translation>剩余手续费减免</translation>
    </message>
    <message>
        <source>{rate} fee for paying early</source>
        <translation>提前还款手续费 {rate}</translation>
    </message>
    <message>
        <source>{amount} from savings</source>
        <translation>其中理财 {amount}</translation>
    </message>
    <message>
        <source>Following “{name}”.</source>
        <translation>正在执行“{name}”。</translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n repayment(s) made.</source>
        <translation>
            <numerusform>%n 笔额外还款已完成 {done} 笔。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missed.</source>
        <translation>
            <numerusform>漏还 %n 笔。</numerusform>
        </translation>
    </message>
    <message>
        <source>Next: {amount} on {day}</source>
        <translation>下一笔：{day}还 {amount}</translation>
    </message>
    <message>
        <source>as much is owed as it said</source>
        <translation>欠款与计划相符</translation>
    </message>
    <message>
        <source>{amount} less is owed than it said for today</source>
        <translation>欠款比计划少 {amount}</translation>
    </message>
    <message>
        <source>{amount} more is owed than it said for today</source>
        <translation>欠款比计划多 {amount}</translation>
    </message>
    <message>
        <source>With “{strategy}” what is owed falls from {owed} to nothing in {month}</source>
        <translation>按“{strategy}”，欠款从 {owed} 到{month}还清</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
</context>
<context>
    <name>PayoffCompare</name>
    <message>
        <source>Debt-free</source>
        <translation>还清时间</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>月数</translation>
    </message>
    <message>
        <source>Interest</source>
        <translation>利息</translation>
    </message>
    <message>
        <source>Fees</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>From savings</source>
        <translation>动用理财</translation>
    </message>
    <message>
        <source>Interest and fees</source>
        <translation>利息和费用</translation>
    </message>
    <message>
        <source>saves, against minimums</source>
        <translation>比仅最低还款节省</translation>
    </message>
    <message>
        <source>Followed</source>
        <translation>执行中</translation>
    </message>
    <message>
        <source>Cheapest</source>
        <translation>最省</translation>
    </message>
    <message>
        <source>nothing extra</source>
        <translation>没有额外还款</translation>
    </message>
    <message>
        <source>the dearest debt first</source>
        <translation>先还利率最高的</translation>
    </message>
    <message>
        <source>the smallest debt first</source>
        <translation>先还金额最小的</translation>
    </message>
    <message>
        <source>as you ordered lenders</source>
        <translation>按自己的顺序</translation>
    </message>
    <message>
        <source>whatever costs least</source>
        <translation>总成本最低</translation>
    </message>
    <message>
        <source>{extra} extra · {strategy}</source>
        <translation>额外 {extra} · {strategy}</translation>
    </message>
    <message>
        <source>{debt} {amount} (repaid)</source>
        <translation>{debt} {amount}（还清）</translation>
    </message>
    <message>
        <source>{debt} {amount}</source>
        <translation>{debt} {amount}</translation>
    </message>
    <message>
        <source>{debt} repaid</source>
        <translation>{debt}还清</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起始日</translation>
    </message>
    <message>
        <source>Beside what is due</source>
        <translation>应还之外</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>还款</translation>
    </message>
    <message>
        <source>of it extra</source>
        <translation>其中额外</translation>
    </message>
    <message>
        <source>Interest, fees</source>
        <translation>利息、费用</translation>
    </message>
    <message>
        <source>Still owed</source>
        <translation>剩余欠款</translation>
    </message>
</context>
<context>
    <name>PayoffCompareDialog</name>
    <message>
        <source>Compare ways out of debt</source>
        <translation>对比还债方案</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>What is owed</source>
        <translation>欠款</translation>
    </message>
    <message>
        <source>Month by month</source>
        <translation>逐月</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>改名…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Show in the planner</source>
        <translation>放入规划</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>{extra} each month on top of {least} minimums.</source>
        <translation>每月在最低还款 {least} 之外多还 {extra}。</translation>
    </message>
    <message>
        <source>Savings above {amount} are used.</source>
        <translation>动用超过 {amount} 的理财。</translation>
    </message>
    <message>
        <source>Use “{strategy}”</source>
        <translation>采用“{strategy}”</translation>
    </message>
    <message>
        <source>Looking for the cheapest way</source>
        <translation>正在寻找成本最低的方案</translation>
    </message>
    <message>
        <source>Rename the scenario</source>
        <translation>给方案改名</translation>
    </message>
    <message>
        <source>Save as a scenario</source>
        <translation>保存为方案</translation>
    </message>
    <message>
        <source>{strategy}, {extra}</source>
        <translation>{strategy}，{extra}</translation>
    </message>
</context>
<context>
    <name>PayoffDesk</name>
    <message>
        <source>Looking for the cheapest way</source>
        <translation>正在寻找成本最低的方案</translation>
    </message>
</context>
<context>
    <name>PayoffDialog</name>
    <message>
        <source>Pay off early</source>
        <translation>提前还清</translation>
    </message>
    <message>
        <source>Pay off</source>
        <translation>还清</translation>
    </message>
    <message>
        <source>Choose an account</source>
        <translation>选择账户</translation>
    </message>
    <message>
        <source>Ask the lender; the saving depends on it.</source>
        <translation>请向对方确认；能省多少取决于此。</translation>
    </message>
    <message>
        <source>Fees still to come</source>
        <translation>未到期手续费</translation>
    </message>
    <message>
        <source>From account</source>
        <translation>付款账户</translation>
    </message>
    <message>
        <source>Paid on</source>
        <translation>还款日期</translation>
    </message>
    <message>
        <source>Still owed without fees</source>
        <translation>剩余本金</translation>
    </message>
    <message>
        <source>Fees and interest charged</source>
        <translation>应付手续费和利息</translation>
    </message>
    <message>
        <source>Charge for paying early</source>
        <translation>提前还款违约金</translation>
    </message>
    <message>
        <source>To pay now</source>
        <translation>现在需付</translation>
    </message>
    <message>
        <source>Going on to the end</source>
        <translation>按期还到最后</translation>
    </message>
    <message>
        <source>Saves</source>
        <translation>可省</translation>
    </message>
    <message>
        <source>Pay off with {amount}</source>
        <translation>还清，支付 {amount}</translation>
    </message>
</context>
<context>
    <name>PickerPopup</name>
    <message>
        <source>Type to search</source>
        <translation>输入以搜索</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Use “{word}”</source>
        <translation>使用“{word}”</translation>
    </message>
</context>
<context>
    <name>PlanDialog</name>
    <message>
        <source>Add plan</source>
        <translation>添加分期</translation>
    </message>
    <message>
        <source>Change terms</source>
        <translation>修改条款</translation>
    </message>
    <message>
        <source>Plan again</source>
        <translation>重新计划</translation>
    </message>
    <message>
        <source>What is paid in installments</source>
        <translation>分期支付的是什么</translation>
    </message>
    <message>
        <source>Choose a lender</source>
        <translation>选择贷款方</translation>
    </message>
    <message>
        <source>The lender’s owner</source>
        <translation>同贷款方</translation>
    </message>
    <message>
        <source>Add a lender…</source>
        <translation>添加信用工具…</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>分期</translation>
    </message>
    <message>
        <source>Lender</source>
        <translation>贷款方</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>归属</translation>
    </message>
    <message>
        <source>Already paid</source>
        <translation>已还期数</translation>
    </message>
    <message>
        <source>The money went to</source>
        <translation>款项去向</translation>
    </message>
    <message>
        <source>Paid installments and those changed by hand stay as they are.</source>
        <translation>已还的和手动修改过的各期保持不变。</translation>
    </message>
    <message>
        <source>A shop, or outside this book</source>
        <translation>商家，或账本之外</translation>
    </message>
</context>
<context>
    <name>PlanForm</name>
    <message>
        <source>Total price</source>
        <translation>总价</translation>
    </message>
    <message>
        <source>Each installment</source>
        <translation>每期金额</translation>
    </message>
    <message>
        <source>What is known</source>
        <translation>已知</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>费率</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Fee known as</source>
        <translation>费用按</translation>
    </message>
    <message>
        <source>Round the whole fee, then split it</source>
        <translation>先算出总手续费并取整，再平分到各期</translation>
    </message>
    <message>
        <source>Due day, rounding and early payoff</source>
        <translation>还款日、取整与提前还清</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Installments</source>
        <translation>期数</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>每隔</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Down payment, if any</source>
        <translation>首付（如有）</translation>
    </message>
    <message>
        <source>Starts on</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>First due</source>
        <translation>首次还款</translation>
    </message>
    <message>
        <source>First due date</source>
        <translation>首次还款日</translation>
    </message>
    <message>
        <source>Shipped on</source>
        <translation>发货日期</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source>empty: not yet; counted from the start until then</source>
        <translation>留空：尚未发货，暂从开始日算起</translation>
    </message>
    <message>
        <source>What it costs</source>
        <translation>费用方式</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>手续费</translation>
    </message>
    <message>
        <source>Last payment, if larger</source>
        <translation>尾款（如更多）</translation>
    </message>
    <message>
        <source>What does not divide evenly</source>
        <translation>除不尽时</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>取整</translation>
    </message>
    <message>
        <source>Due day of the month, if another</source>
        <translation>每月还款日（如不同）</translation>
    </message>
    <message>
        <source>When paid off early</source>
        <translation>提前还清时</translation>
    </message>
    <message>
        <source>Charge, of what is left</source>
        <translation>违约金（按剩余本金）</translation>
    </message>
    <message>
        <source>Rate per year</source>
        <translation>年利率</translation>
    </message>
    <message>
        <source>Fee, of the price</source>
        <translation>手续费率（按价格）</translation>
    </message>
    <message>
        <source>Fee each time, of the price</source>
        <translation>每期手续费率（按价格）</translation>
    </message>
</context>
<context>
    <name>PlanInspector</name>
    <message>
        <source>No plan chosen</source>
        <translation>未选择分期</translation>
    </message>
    <message>
        <source>Choose a plan in the table.</source>
        <translation>请在表格中选择一个分期。</translation>
    </message>
    <message>
        <source>More for this plan</source>
        <translation>此分期的更多操作</translation>
    </message>
    <message>
        <source>Change terms…</source>
        <translation>修改条款…</translation>
    </message>
    <message>
        <source>Lender</source>
        <translation>贷款方</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Down payment</source>
        <translation>首付</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Falls due</source>
        <translation>还款频率</translation>
    </message>
    <message>
        <source>Paid off early</source>
        <translation>提前还清</translation>
    </message>
    <message>
        <source>Show the purchase</source>
        <translation>查看购物</translation>
    </message>
    <message numerus="yes">
        <source>%n installment(s)</source>
        <translation>
            <numerusform>%n 期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n 期逾期</numerusform>
        </translation>
    </message>
    <message>
        <source>Left to pay</source>
        <translation>剩余待还</translation>
    </message>
    <message>
        <source>Fees in total</source>
        <translation>费用合计</translation>
    </message>
    <message>
        <source>True annual rate</source>
        <translation>真实年化</translation>
    </message>
    <message>
        <source>Mark paid</source>
        <translation>标记已还</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>今天到期</translation>
    </message>
    <message>
        <source>paid {day}</source>
        <translation>{day}已还</translation>
    </message>
    <message>
        <source>{paid} paid</source>
        <translation>已还 {paid}</translation>
    </message>
    <message>
        <source>waived</source>
        <translation>已免除</translation>
    </message>
    <message>
        <source>refunded</source>
        <translation>已退款</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>已修改</translation>
    </message>
    <message>
        <source>Change date…</source>
        <translation>修改日期…</translation>
    </message>
    <message>
        <source>Change amount…</source>
        <translation>修改金额…</translation>
    </message>
    <message>
        <source>Change amount from here on…</source>
        <translation>修改此期及以后的金额…</translation>
    </message>
    <message>
        <source>Pay off early</source>
        <translation>提前还清</translation>
    </message>
    <message>
        <source>Pay off early…</source>
        <translation>提前还清…</translation>
    </message>
    <message>
        <source>Going on to the end</source>
        <translation>按期还到最后</translation>
    </message>
    <message>
        <source>Paying off today</source>
        <translation>今天还清</translation>
    </message>
    <message>
        <source>Saves</source>
        <translation>可省</translation>
    </message>
    <message>
        <source>The lender’s rule for fees still to come is not known. Set it in the terms.</source>
        <translation>未到期手续费的处理规则未知，请在条款中设置。</translation>
    </message>
    <message>
        <source>Delete plan</source>
        <translation>删除分期</translation>
    </message>
</context>
<context>
    <name>PlanPreview</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Each installment</source>
        <translation>每期</translation>
    </message>
    <message>
        <source>The schedule appears as soon as price and dates are there.</source>
        <translation>填好价格和日期后，这里显示还款计划。</translation>
    </message>
    <message>
        <source>installment {number}: {amount}</source>
        <translation>第 {number} 期：{amount}</translation>
    </message>
    <message>
        <source>{first} at first, {last} at last</source>
        <translation>首期 {first}，末期 {last}</translation>
    </message>
    <message>
        <source>Total paid</source>
        <translation>还款合计</translation>
    </message>
    <message>
        <source>Fees and interest</source>
        <translation>手续费和利息</translation>
    </message>
    <message>
        <source>True annual rate</source>
        <translation>真实年化</translation>
    </message>
    <message>
        <source>First due</source>
        <translation>首次还款</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>最后一期</translation>
    </message>
</context>
<context>
    <name>PlanWords</name>
    <message>
        <source>Interest-free</source>
        <translation>免息</translation>
    </message>
    <message>
        <source>Fee with every installment</source>
        <translation>每期收手续费</translation>
    </message>
    <message>
        <source>Flat fee, spread over the installments</source>
        <translation>一次性费率，分摊到各期</translation>
    </message>
    <message>
        <source>Flat fee, with the first installment</source>
        <translation>一次性费率，首期收取</translation>
    </message>
    <message>
        <source>Flat fee, kept back at payout</source>
        <translation>一次性费率，放款时扣除</translation>
    </message>
    <message>
        <source>Yearly rate, equal payments</source>
        <translation>年利率，等额本息</translation>
    </message>
    <message>
        <source>Yearly rate, equal principal</source>
        <translation>年利率，等额本金</translation>
    </message>
    <message>
        <source>Yearly rate on the original amount</source>
        <translation>年利率，按最初金额计息</translation>
    </message>
    <message>
        <source>Interest first, principal at the end</source>
        <translation>先息后本</translation>
    </message>
    <message>
        <source>Interest only if not repaid in time</source>
        <translation>按时还清免息，否则计息</translation>
    </message>
    <message>
        <source>As printed by the lender</source>
        <translation>按贷款方给出的金额</translation>
    </message>
    <message>
        <source>On the lender’s next due day</source>
        <translation>对方的下一个还款日</translation>
    </message>
    <message>
        <source>On a date</source>
        <translation>指定日期</translation>
    </message>
    <message>
        <source>Days after the start</source>
        <translation>开始后若干天</translation>
    </message>
    <message>
        <source>Days after shipping</source>
        <translation>发货后若干天</translation>
    </message>
    <message>
        <source>The last installment takes the rest</source>
        <translation>尾差计入最后一期</translation>
    </message>
    <message>
        <source>The first installment takes the rest</source>
        <translation>尾差计入第一期</translation>
    </message>
    <message>
        <source>One cent more on the first ones</source>
        <translation>前几期各多一分</translation>
    </message>
    <message>
        <source>Rounded, the last evens it out</source>
        <translation>各期四舍五入，最后一期补齐</translation>
    </message>
    <message>
        <source>Half up</source>
        <translation>四舍五入</translation>
    </message>
    <message>
        <source>Half to even</source>
        <translation>四舍六入五成双</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>向上取整</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>向下取整</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Fees still to come are waived</source>
        <translation>未到期的手续费免收</translation>
    </message>
    <message>
        <source>Fees still to come are charged</source>
        <translation>未到期的手续费照收</translation>
    </message>
    <message>
        <source>Interest only up to the day</source>
        <translation>利息只算到还清当天</translation>
    </message>
    <message>
        <source>Rebate by the rule of 78</source>
        <translation>按 78 法则退还</translation>
    </message>
    <message>
        <source>Fees waived, a charge for settling</source>
        <translation>手续费免收，另收违约金</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>Weeks</source>
        <translation>周</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Years</source>
        <translation>年</translation>
    </message>
</context>
<context>
    <name>PlannedPaymentDialog</name>
    <message>
        <source>planned for {day}</source>
        <translation>计划于{day}还款</translation>
    </message>
</context>
<context>
    <name>PlannedRow</name>
    <message>
        <source>pays it off</source>
        <translation>全部还清</translation>
    </message>
    <message>
        <source>extra repayment</source>
        <translation>额外还款</translation>
    </message>
    <message>
        <source>Mark paid</source>
        <translation>标记已还</translation>
    </message>
    <message>
        <source>Paid otherwise…</source>
        <translation>其他方式还款…</translation>
    </message>
    <message>
        <source>Pay date…</source>
        <translation>还款日期…</translation>
    </message>
    <message>
        <source>Take it out of the plan</source>
        <translation>从方案中去掉</translation>
    </message>
</context>
<context>
    <name>PlannerCard</name>
    <message>
        <source>Payoff planner</source>
        <translation>还债规划</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Compare in detail</source>
        <translation>详细对比</translation>
    </message>
    <message>
        <source>Use “{strategy}”</source>
        <translation>采用“{strategy}”</translation>
    </message>
    <message>
        <source>What is owed, {sign}</source>
        <translation>欠款，{sign}</translation>
    </message>
</context>
<context>
    <name>PlansPage</name>
    <message>
        <source>Open</source>
        <translation>未还清</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已还清</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Plans shown</source>
        <translation>显示的分期</translation>
    </message>
    <message>
        <source>Find a plan</source>
        <translation>查找分期</translation>
    </message>
    <message>
        <source>Open plans</source>
        <translation>未还清的分期</translation>
    </message>
    <message>
        <source>Left to pay</source>
        <translation>剩余待还</translation>
    </message>
    <message>
        <source>Fees still to come</source>
        <translation>未到期手续费</translation>
    </message>
    <message>
        <source>Last plan ends</source>
        <translation>最晚还清</translation>
    </message>
    <message>
        <source>Add plan</source>
        <translation>添加分期</translation>
    </message>
    <message>
        <source>Import statements</source>
        <translation>导入账单</translation>
    </message>
    <message>
        <source>No installment plans yet</source>
        <translation>还没有分期</translation>
    </message>
    <message>
        <source>Add one to see what it really costs and when it ends.</source>
        <translation>添加一个，看看它真正的费用和还清的日子。</translation>
    </message>
    <message>
        <source>No plans match these filters</source>
        <translation>没有符合筛选条件的分期</translation>
    </message>
    <message>
        <source>Plans</source>
        <translation>分期</translation>
    </message>
    <message numerus="yes">
        <source>%n installment(s) overdue</source>
        <translation>
            <numerusform>%n 期逾期</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing overdue</source>
        <translation>无逾期</translation>
    </message>
    <message>
        <source>{amount} this month</source>
        <translation>本月 {amount}</translation>
    </message>
    <message>
        <source>interest and fees</source>
        <translation>利息和手续费</translation>
    </message>
    <message numerus="yes">
        <source>%n plan(s)</source>
        <translation>
            <numerusform>%n 个分期</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is left to pay on this plan</source>
        <translation>这个分期已经还清</translation>
    </message>
</context>
<context>
    <name>PlansTable</name>
    <message>
        <source>every day</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>every week</source>
        <translation>每周</translation>
    </message>
    <message>
        <source>every month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>every year</source>
        <translation>每年</translation>
    </message>
    <message>
        <source>every {count} days</source>
        <translation>每 {count} 天</translation>
    </message>
    <message>
        <source>every {count} weeks</source>
        <translation>每 {count} 周</translation>
    </message>
    <message>
        <source>every {count} months</source>
        <translation>每 {count} 个月</translation>
    </message>
    <message>
        <source>every {count} years</source>
        <translation>每 {count} 年</translation>
    </message>
    <message>
        <source>Each, {sign}</source>
        <translation>每期 ({sign})</translation>
    </message>
    <message>
        <source>Left to pay, {sign}</source>
        <translation>剩余待还 ({sign})</translation>
    </message>
    <message>
        <source>The yearly rate, compounded, at which all installments on their own dates are worth what was financed, fees included</source>
        <translation>按复利计算的年利率：各期还款按各自日期折现后恰好等于融资金额，含手续费（即内部收益率）</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>分期</translation>
    </message>
    <message>
        <source>Lender</source>
        <translation>贷款方</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Next due</source>
        <translation>下次还款</translation>
    </message>
    <message>
        <source>True annual rate</source>
        <translation>真实年化</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>{done} of {count} paid</source>
        <translation>已还 {done}/{count} 期</translation>
    </message>
    <message>
        <source>{late} overdue</source>
        <translation>逾期 {late} 期</translation>
    </message>
</context>
<context>
    <name>PresetBox</name>
    <message>
        <source>Choose one to fill in what is usual</source>
        <translation>选择后自动填入常见条件</translation>
    </message>
    <message>
        <source>Lender</source>
        <translation>出借方</translation>
    </message>
    <message>
        <source>{note} As of {day}.</source>
        <translation>{note}（截至 {day}）</translation>
    </message>
</context>
<context>
    <name>PriceEdit</name>
    <message>
        <source>F4 changes the currency</source>
        <translation>按 F4 更换币种</translation>
    </message>
</context>
<context>
    <name>PrintedPanel</name>
    <message>
        <source>Save figures</source>
        <translation>保存数字</translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>As printed</source>
        <translation>账单上印的</translation>
    </message>
    <message>
        <source>Amount due</source>
        <translation>应还金额</translation>
    </message>
    <message>
        <source>Minimum due</source>
        <translation>最低还款额</translation>
    </message>
    <message>
        <source>Interest, if any</source>
        <translation>利息（如有）</translation>
    </message>
    <message>
        <source>Type what the paper says: finapp looks for what differs.</source>
        <translation>输入账单上印的数字，finapp 会找出差异的原因。</translation>
    </message>
    <message numerus="yes">
        <source>%n more possible reason(s)</source>
        <translation>
            <numerusform>还有 %n 个可能的原因</numerusform>
        </translation>
    </message>
    <message>
        <source>Move to next statement</source>
        <translation>移到下期账单</translation>
    </message>
    <message>
        <source>Move here</source>
        <translation>移到本期</translation>
    </message>
    <message>
        <source>Show its entries</source>
        <translation>查看明细</translation>
    </message>
    <message>
        <source>Add purchase…</source>
        <translation>添加购物…</translation>
    </message>
    <message>
        <source>Take it off</source>
        <translation>去掉</translation>
    </message>
    <message>
        <source>It is interest</source>
        <translation>是利息</translation>
    </message>
    <message>
        <source>It is a fee</source>
        <translation>是费用</translation>
    </message>
</context>
<context>
    <name>PromotionDialog</name>
    <message>
        <source>Add promotion</source>
        <translation>添加优惠</translation>
    </message>
    <message>
        <source>Change promotion</source>
        <translation>修改优惠</translation>
    </message>
    <message>
        <source>Save promotion</source>
        <translation>保存优惠</translation>
    </message>
    <message>
        <source>A lower rate for a while</source>
        <translation>限时低利率</translation>
    </message>
    <message>
        <source>No interest if repaid in time</source>
        <translation>按时还清免息</translation>
    </message>
    <message>
        <source>Kind of promotion</source>
        <translation>优惠类型</translation>
    </message>
    <message>
        <source>As the lender calls it</source>
        <translation>贷方的叫法</translation>
    </message>
    <message>
        <source>All purchases between these days</source>
        <translation>期间的全部消费</translation>
    </message>
    <message>
        <source>Yearly rate until then</source>
        <translation>优惠期年利率</translation>
    </message>
    <message>
        <source>First day without it</source>
        <translation>优惠失效日</translation>
    </message>
    <message>
        <source>For</source>
        <translation>适用于</translation>
    </message>
    <message>
        <source>First day with it</source>
        <translation>优惠生效日</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>An older purchase</source>
        <translation>较早的消费</translation>
    </message>
    <message>
        <source>Yearly rate that is put aside</source>
        <translation>暂缓计收的年利率</translation>
    </message>
    <message>
        <source>What missing its end costs appears here.</source>
        <translation>错过期限的成本会显示在这里。</translation>
    </message>
    <message>
        <source>Nothing that is owed now falls under it.</source>
        <translation>目前没有欠款适用此优惠。</translation>
    </message>
    <message>
        <source>{left} must be repaid by {day}, or {cost} of interest is charged at once.</source>
        <translation>须在 {day} 前还清 {left}，否则一次性收取利息 {cost}。</translation>
    </message>
    <message>
        <source>What is left of {left} on {day} costs interest: {cost} in the first month.</source>
        <translation>{left} 中到 {day} 仍未还的部分开始计息：首月 {cost}。</translation>
    </message>
</context>
<context>
    <name>ProtectBox</name>
    <message>
        <source>Encrypt with a passphrase</source>
        <translation>用口令加密</translation>
    </message>
    <message>
        <source>Nobody can open the file without it. It can’t be recovered, so write it down.</source>
        <translation>没有口令，谁也打不开这个文件。口令无法找回，请把它写下来。</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>推荐</translation>
    </message>
    <message>
        <source>Don’t encrypt</source>
        <translation>不加密</translation>
    </message>
    <message>
        <source>Anyone who can read this computer’s files can read your data. Fine on a disk that is encrypted already.</source>
        <translation>能看到这台电脑上文件的人，都能看到您的数据。如果磁盘本身已加密，也无妨。</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>再次输入</translation>
    </message>
    <message>
        <source>Type a passphrase, or choose “Don’t encrypt”</source>
        <translation>请输入口令，或选择“不加密”</translation>
    </message>
    <message>
        <source>The two passphrases differ. Type it again</source>
        <translation>两次输入的口令不同，请重新输入</translation>
    </message>
</context>
<context>
    <name>PurchaseBasics</name>
    <message>
        <source>Item</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Merchant</source>
        <translation>商家</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Bought by</source>
        <translation>购买人</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>凭证</translation>
    </message>
    <message>
        <source>The shop, and the platform behind a dot: “Apple · Tmall”</source>
        <translation>商家，平台写在圆点之后：“Apple · 天猫”</translation>
    </message>
    <message>
        <source>Suggested by the name</source>
        <translation>根据名称建议</translation>
    </message>
</context>
<context>
    <name>PurchaseDetails</name>
    <message>
        <source>Shipped on</source>
        <translation>发货日期</translation>
    </message>
    <message>
        <source>Received on</source>
        <translation>收货日期</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>Order status</source>
        <translation>订单状态</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>PurchaseDialog</name>
    <message>
        <source>Add purchase</source>
        <translation>添加购物</translation>
    </message>
    <message>
        <source>Edit purchase</source>
        <translation>编辑购物</translation>
    </message>
    <message>
        <source>Add another after this</source>
        <translation>保存后继续添加</translation>
    </message>
    <message>
        <source>This is what you typed before and did not save.</source>
        <translation>这是您之前输入但未保存的内容。</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Not saved. It is there again when you come back.</source>
        <translation>未保存。再次打开时内容仍在。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message numerus="yes">
        <source>Add with %n installment(s)</source>
        <translation>
            <numerusform>分 %n 期添加</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Save with %n installment(s)</source>
        <translation>
            <numerusform>分 %n 期保存</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PurchaseFilters</name>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Paid with</source>
        <translation>付款方式</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Has a plan</source>
        <translation>有分期</translation>
    </message>
    <message>
        <source>Find in purchases</source>
        <translation>查找购物</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <comment>filter values</comment>
        <translation>
            <numerusform>已选 %n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PurchaseForm</name>
    <message>
        <source>Order number, status and note</source>
        <translation>订单号、状态和备注</translation>
    </message>
    <message>
        <source>Several articles</source>
        <translation>多件商品</translation>
    </message>
    <message>
        <source>“{item}” for {price} of {day} is in the book already.</source>
        <translation>账本里已有{day}的“{item}”，{price}。</translation>
    </message>
</context>
<context>
    <name>PurchaseInspector</name>
    <message>
        <source>Choose a purchase in the table.</source>
        <translation>请在表格中选择一笔购物。</translation>
    </message>
    <message>
        <source>No purchase chosen</source>
        <translation>未选择购物</translation>
    </message>
    <message>
        <source>More for this purchase</source>
        <translation>此购物的更多操作</translation>
    </message>
    <message>
        <source>Refund…</source>
        <translation>退款…</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Paid with</source>
        <translation>付款方式</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>%n 件商品</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refund(s)</source>
        <translation>
            <numerusform>%n 笔退款</numerusform>
        </translation>
    </message>
    <message>
        <source>Take the last one back</source>
        <translation>撤回最近一笔退款</translation>
    </message>
    <message numerus="yes">
        <source>%n installment(s)</source>
        <translation>
            <numerusform>%n 期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n 期逾期</numerusform>
        </translation>
    </message>
    <message>
        <source>Pay off early…</source>
        <translation>提前还清…</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>已还</translation>
    </message>
    <message>
        <source>Left to pay</source>
        <translation>剩余待还</translation>
    </message>
    <message>
        <source>Fees in total</source>
        <translation>费用合计</translation>
    </message>
    <message>
        <source>True annual rate</source>
        <translation>真实年化</translation>
    </message>
    <message>
        <source>Mark paid</source>
        <translation>标记已还</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>今天到期</translation>
    </message>
    <message>
        <source>paid {day}</source>
        <translation>{day}已还</translation>
    </message>
    <message>
        <source>{paid} paid</source>
        <translation>已还 {paid}</translation>
    </message>
    <message>
        <source>waived</source>
        <translation>已免除</translation>
    </message>
    <message>
        <source>refunded</source>
        <translation>已退款</translation>
    </message>
    <message>
        <source>Mark as {status}</source>
        <translation>标记为{status}</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Show the plan</source>
        <translation>查看分期</translation>
    </message>
    <message>
        <source>Take the last refund back</source>
        <translation>撤回最近一笔退款</translation>
    </message>
    <message>
        <source>Attach a receipt…</source>
        <translation>添加凭证…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>PurchaseLines</name>
    <message>
        <source>Add an article</source>
        <translation>添加商品</translation>
    </message>
    <message>
        <source>Take the sum as amount</source>
        <translation>用合计作为金额</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Amount, together</source>
        <translation>金额合计</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Sum {sum}</source>
        <translation>合计 {sum}</translation>
    </message>
    <message>
        <source>{gap} missing</source>
        <translation>还差 {gap}</translation>
    </message>
    <message>
        <source>{gap} too much</source>
        <translation>多出 {gap}</translation>
    </message>
</context>
<context>
    <name>PurchaseRests</name>
    <message>
        <source>Change the plan’s terms</source>
        <translation>修改分期条款</translation>
    </message>
    <message>
        <source>{amount} of it came back. Price and what paid stay as they are.</source>
        <translation>已退回 {amount}。价格和付款方式保持不变。</translation>
    </message>
    <message numerus="yes">
        <source>Paid in %n installment(s) with {tool}, {done} done. Price and what paid stay as they are.</source>
        <translation>
            <numerusform>用{tool}分 %n 期付款，已还 {done} 期。价格和付款方式保持不变。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PurchaseWays</name>
    <message>
        <source>Compare ways to pay</source>
        <translation>比较付款方式</translation>
    </message>
    <message>
        <source>Add another offer</source>
        <translation>添加分期方案</translation>
    </message>
    <message>
        <source>Choose an account or a credit tool</source>
        <translation>选择账户或信用工具</translation>
    </message>
    <message>
        <source>Paid with</source>
        <translation>付款方式</translation>
    </message>
    <message>
        <source>Money waits in</source>
        <translation>资金暂存于</translation>
    </message>
    <message>
        <source>at</source>
        <translation>年化</translation>
    </message>
    <message>
        <source>The comparison appears as soon as an amount is there.</source>
        <translation>填写金额后显示比较。</translation>
    </message>
    <message>
        <source>Add what you pay with first.</source>
        <translation>请先添加付款账户。</translation>
    </message>
    <message>
        <source>Add account</source>
        <translation>添加账户</translation>
    </message>
    <message>
        <source>Add debt or credit tool</source>
        <translation>添加负债或信用工具</translation>
    </message>
    <message>
        <source>What waiting money earns a year</source>
        <translation>等待资金的年收益率</translation>
    </message>
    <message>
        <source>{name} lends {left} more. That is {short} too little.</source>
        <translation>{name}还可借 {left}，差 {short}。</translation>
    </message>
    <message>
        <source>{name} holds {left}. That is {short} too little.</source>
        <translation>{name}余额 {left}，差 {short}。</translation>
    </message>
    <message>
        <source>Cash drops to {left}. That is {short} below your buffer.</source>
        <translation>现金降至 {left}，比缓冲少 {short}。</translation>
    </message>
</context>
<context>
    <name>PurchasesPage</name>
    <message>
        <source>Add purchase</source>
        <translation>添加购物</translation>
    </message>
    <message>
        <source>Import statements</source>
        <translation>导入账单</translation>
    </message>
    <message>
        <source>No purchases yet</source>
        <translation>还没有购物</translation>
    </message>
    <message>
        <source>Add one, or import a statement and they appear here.</source>
        <translation>添加一笔，或导入账单，就会显示在这里。</translation>
    </message>
    <message>
        <source>No purchases match these filters</source>
        <translation>没有符合筛选条件的购物</translation>
    </message>
    <message>
        <source>Purchases</source>
        <translation>购物</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>已选 %n 笔</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n purchase(s)</source>
        <translation>
            <numerusform>%n 笔购物</numerusform>
        </translation>
    </message>
    <message>
        <source>Refunds not counted</source>
        <translation>不含退款</translation>
    </message>
    <message>
        <source>of {count}</source>
        <translation>共 {count} 笔</translation>
    </message>
    <message>
        <source>Nothing is left to pay on this purchase</source>
        <translation>这笔购物没有剩余待还</translation>
    </message>
    <message>
        <source>Receipts (*.pdf *.png *.jpg *.jpeg *.webp *.heic);;All files (*)</source>
        <translation>凭证 (*.pdf *.png *.jpg *.jpeg *.webp *.heic);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Attach a receipt</source>
        <translation>添加凭证</translation>
    </message>
</context>
<context>
    <name>PurchasesTable</name>
    <message>
        <source>Amount, {sign}</source>
        <translation>金额 ({sign})</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>The price. Sums leave out what was refunded.</source>
        <translation>价格。合计不含已退的款。</translation>
    </message>
    <message>
        <source>Paid with</source>
        <translation>付款方式</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>分期</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>{amount} back</source>
        <translation>已退 {amount}</translation>
    </message>
    <message>
        <source>{done} of {count} installments paid</source>
        <translation>已还 {done}/{count} 期</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>逾期</translation>
    </message>
</context>
<context>
    <name>RateDialog</name>
    <message>
        <source>Change of rate</source>
        <translation>利率调整</translation>
    </message>
    <message>
        <source>Change the rate of a day</source>
        <translation>修改某日起的利率</translation>
    </message>
    <message>
        <source>Save rate</source>
        <translation>保存利率</translation>
    </message>
    <message>
        <source>{rate} now</source>
        <translation>当前 {rate}</translation>
    </message>
    <message>
        <source>Yearly rate</source>
        <translation>年利率</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>生效日</translation>
    </message>
</context>
<context>
    <name>RateRow</name>
    <message>
        <source>Remove {rate}</source>
        <translation>删除 {rate}</translation>
    </message>
</context>
<context>
    <name>RatesCard</name>
    <message>
        <source>Exchange rates</source>
        <translation>汇率</translation>
    </message>
    <message>
        <source>Sums use the newest of a pair and name its day</source>
        <translation>合计使用每对货币最新的汇率，并注明日期</translation>
    </message>
    <message>
        <source>Add rate</source>
        <translation>添加汇率</translation>
    </message>
    <message>
        <source>One unit of</source>
        <translation>1 单位</translation>
    </message>
    <message>
        <source>Is worth</source>
        <translation>值</translation>
    </message>
    <message>
        <source>In</source>
        <translation>货币</translation>
    </message>
    <message>
        <source>On</source>
        <translation>日期</translation>
    </message>
</context>
<context>
    <name>ReceiptsSection</name>
    <message>
        <source>Receipts</source>
        <translation>凭证</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Drop a PDF or a picture here; it is kept in the book.</source>
        <translation>把 PDF 或图片拖到这里，凭证会保存在账本里。</translation>
    </message>
    <message>
        <source>Open {name}; Delete or the menu removes it</source>
        <translation>打开 {name}；按 Delete 或用菜单移除</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>RefundDialog</name>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Record refund</source>
        <translation>记录退款</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Takes off</source>
        <translation>抵扣方式</translation>
    </message>
    <message>
        <source>Arrived there</source>
        <translation>到账金额</translation>
    </message>
    <message>
        <source>{amount} came back already</source>
        <translation>已退 {amount}</translation>
    </message>
    <message>
        <source>Came back on</source>
        <translation>退款日期</translation>
    </message>
    <message>
        <source>Goes back to</source>
        <translation>退回到</translation>
    </message>
    <message>
        <source>what paid</source>
        <translation>原付款方式</translation>
    </message>
    <message>
        <source>the last installments first</source>
        <translation>先抵扣最后几期</translation>
    </message>
    <message>
        <source>all open installments evenly</source>
        <translation>平均抵扣未还各期</translation>
    </message>
    <message>
        <source>the next installments first</source>
        <translation>先抵扣最近几期</translation>
    </message>
    <message>
        <source>nothing: a credit on the bill</source>
        <translation>不抵扣：计入账单结余</translation>
    </message>
    <message>
        <source>At most {amount} can come back</source>
        <translation>最多可退 {amount}</translation>
    </message>
    <message>
        <source>{amount} of the price stays</source>
        <translation>价格还剩 {amount}</translation>
    </message>
    <message>
        <source>Left to pay after this: {amount}</source>
        <translation>退款后剩余待还：{amount}</translation>
    </message>
    <message>
        <source>{amount} becomes a credit at {tool}</source>
        <translation>{amount} 成为{tool}的结余</translation>
    </message>
    <message>
        <source>was {amount}</source>
        <translation>原为 {amount}</translation>
    </message>
</context>
<context>
    <name>RegionSection</name>
    <message>
        <source>System</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>星期一</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>星期六</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>星期日</translation>
    </message>
    <message>
        <source>Week starts on</source>
        <translation>每周开始于</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>这台电脑</translation>
    </message>
    <message>
        <source>This book</source>
        <translation>此账本</translation>
    </message>
    <message>
        <source>Sums are in it; other currencies are converted where a rate is known.</source>
        <translation>合计以此货币显示；已知汇率的其他货币会折算。</translation>
    </message>
    <message>
        <source>Base currency</source>
        <translation>本位币</translation>
    </message>
</context>
<context>
    <name>Register</name>
    <message>
        <source>Purchase</source>
        <translation>购物</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Repayment</source>
        <translation>还款</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>转账</translation>
    </message>
    <message>
        <source>Income</source>
        <translation>收入</translation>
    </message>
    <message>
        <source>Expense</source>
        <translation>支出</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Interest</source>
        <translation>利息</translation>
    </message>
    <message>
        <source>Loan paid out</source>
        <translation>放款</translation>
    </message>
    <message>
        <source>Opening balance</source>
        <translation>期初余额</translation>
    </message>
    <message>
        <source>Balance correction</source>
        <translation>余额校正</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Category or account</source>
        <translation>分类或账户</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>支出</translation>
    </message>
    <message>
        <source>In</source>
        <translation>收入</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>余额</translation>
    </message>
    <message>
        <source>What the account held after this row</source>
        <translation>这一笔之后账户的余额</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>明细</translation>
    </message>
    <message>
        <source>No entries yet</source>
        <translation>还没有记录</translation>
    </message>
    <message>
        <source>Record money in or out, or import a statement.</source>
        <translation>记一笔收支，或导入账单。</translation>
    </message>
    <message>
        <source>No entries match</source>
        <translation>没有符合的记录</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>已选 %n 笔</numerusform>
        </translation>
    </message>
    <message>
        <source>of {count}</source>
        <translation>共 {count} 笔</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <comment>entries of a register</comment>
        <translation>
            <numerusform>%n 笔记录</numerusform>
        </translation>
    </message>
    <message>
        <source>in {got}, out {spent}</source>
        <translation>收入 {got}，支出 {spent}</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n entry(s)</source>
        <comment>entries of a register</comment>
        <translation>
            <numerusform>删除 %n 笔记录</numerusform>
        </translation>
    </message>
    <message>
        <source>Purchases, refunds and repayments are deleted where they were made</source>
        <translation>购物、退款和还款请在原处删除</translation>
    </message>
</context>
<context>
    <name>RepaymentRow</name>
    <message>
        <source>Mark paid</source>
        <translation>标记已还</translation>
    </message>
    <message>
        <source>Mark {lender} paid</source>
        <translation>将{lender}标记已还</translation>
    </message>
    <message>
        <source>With Alt: choose amount, day and account</source>
        <translation>按住 Alt：选择金额、日期和账户</translation>
    </message>
    <message>
        <source>asks which account</source>
        <translation>还款时选择账户</translation>
    </message>
    <message>
        <source>Change amount…</source>
        <translation>修改金额…</translation>
    </message>
    <message>
        <source>Show in the calendar</source>
        <translation>在日历中查看</translation>
    </message>
    <message>
        <source>More for {name}</source>
        <translation>{name}的更多操作</translation>
    </message>
    <message>
        <source>Nothing left to do</source>
        <translation>没有可执行的操作</translation>
    </message>
</context>
<context>
    <name>Repayments</name>
    <message>
        <source>{tools} statement</source>
        <translation>{tools}账单</translation>
    </message>
    <message>
        <source>paid out</source>
        <translation>付出</translation>
    </message>
    <message>
        <source>renewed</source>
        <translation>转存</translation>
    </message>
    <message>
        <source>{tool} bill</source>
        <translation>{tool}账单</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n 笔</numerusform>
        </translation>
    </message>
    <message>
        <source>bill of {day} · {items}</source>
        <translation>{day}账单 · {items}</translation>
    </message>
    <message>
        <source>extra repayment</source>
        <translation>提前还款</translation>
    </message>
    <message>
        <source>installment {number}</source>
        <translation>第 {number} 期</translation>
    </message>
    <message>
        <source>paid {day}</source>
        <translation>{day}已还</translation>
    </message>
    <message>
        <source>refunded</source>
        <translation>已退款</translation>
    </message>
    <message>
        <source>waived</source>
        <translation>已免除</translation>
    </message>
    <message>
        <source>{paid} of {amount} paid</source>
        <translation>已还 {paid} / {amount}</translation>
    </message>
    <message>
        <source>due today</source>
        <translation>今天到期</translation>
    </message>
    <message>
        <source>planned, not made</source>
        <translation>计划未还</translation>
    </message>
    <message>
        <source>planned, not due</source>
        <translation>计划中，并非应还</translation>
    </message>
    <message>
        <source>bill</source>
        <translation>账单</translation>
    </message>
</context>
<context>
    <name>SavingsCalculator</name>
    <message>
        <source>Show an example</source>
        <translation>看一个例子</translation>
    </message>
    <message>
        <source>What will it be worth?</source>
        <translation>到时值多少？</translation>
    </message>
    <message>
        <source>Type an amount, a rate and a time. The answer appears while you type.</source>
        <translation>填写金额、利率和期限，边填边算。</translation>
    </message>
    <message>
        <source>Deposit or fund</source>
        <translation>存款或基金</translation>
    </message>
    <message>
        <source>Money fund</source>
        <translation>货币基金</translation>
    </message>
    <message>
        <source>Kind of saving</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>What it becomes</source>
        <translation>增长结果</translation>
    </message>
    <message>
        <source>Add as account…</source>
        <translation>添加为账户…</translation>
    </message>
    <message>
        <source>Growth</source>
        <translation>增长</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Worth</source>
        <translation>市值</translation>
    </message>
    <message>
        <source>Paid in</source>
        <translation>累计投入</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>After fees and tax, a year</source>
        <translation>扣费税后年化</translation>
    </message>
    <message>
        <source>Fees</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>税</translation>
    </message>
    <message>
        <source>In the money of today</source>
        <translation>折合今天的钱</translation>
    </message>
    <message>
        <source>Income on the first day</source>
        <translation>首日收益</translation>
    </message>
    <message>
        <source>Income per 10,000</source>
        <translation>万份收益</translation>
    </message>
    <message>
        <source>7-day yield</source>
        <translation>七日年化</translation>
    </message>
    <message>
        <source>A year at this income</source>
        <translation>按此收益的一年</translation>
    </message>
    <message>
        <source>Paid out at the end</source>
        <translation>到期取回</translation>
    </message>
    <message>
        <source>After inflation that is {rate} a year.</source>
        <translation>扣除通胀后年化 {rate}。</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message numerus="yes">
        <source>Income in %n day(s)</source>
        <translation>
            <numerusform>%n 天的收益</numerusform>
        </translation>
    </message>
    <message>
        <source>Day</source>
        <translation>天</translation>
    </message>
    <message>
        <source>{paid} become {worth}</source>
        <translation>{paid} 变成 {worth}</translation>
    </message>
    <message>
        <source>A term deposit is one sum at the start, without fees</source>
        <translation>定期存款应为一次存入，且没有费用</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>收益</translation>
    </message>
</context>
<context>
    <name>ScenarioNameDialog</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
</context>
<context>
    <name>Schedule</name>
    <message>
        <source>Still owed</source>
        <translation>剩余欠款</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>还款明细</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>还款日</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>还款额</translation>
    </message>
    <message>
        <source>Off the debt</source>
        <translation>本金</translation>
    </message>
    <message>
        <source>Interest and fee</source>
        <translation>利息和手续费</translation>
    </message>
    <message>
        <source>The debt falls from {amount} to nothing on {day}</source>
        <translation>欠款从 {amount} 逐步减少，{day}还清</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
</context>
<context>
    <name>ScheduleList</name>
    <message>
        <source>Schedule</source>
        <translation>还款计划</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search or run a command</source>
        <translation>搜索或执行命令</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
</context>
<context>
    <name>SecuritySection</name>
    <message>
        <source>Lock now</source>
        <translation>立即锁定</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>Figures become dots and charts lose their scales.</source>
        <translation>金额变成圆点，图表不显示刻度。</translation>
    </message>
    <message>
        <source>Hide amounts</source>
        <translation>隐藏金额</translation>
    </message>
    <message>
        <source>This book is encrypted with a passphrase.</source>
        <translation>此账本已用口令加密。</translation>
    </message>
    <message>
        <source>This book is not encrypted: whoever can open the file can read it.</source>
        <translation>此账本未加密：能打开这个文件的人都能看到内容。</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>This book is stored in</source>
        <translation>此账本保存在</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Household and members</source>
        <translation>家庭与成员</translation>
    </message>
    <message>
        <source>Language, currency, rates</source>
        <translation>语言、货币、汇率</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Buffers</source>
        <translation>缓冲</translation>
    </message>
    <message>
        <source>Security and file</source>
        <translation>安全与文件</translation>
    </message>
    <message>
        <source>Keyboard and about</source>
        <translation>键盘与关于</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>SharesBox</name>
    <message>
        <source>The file does not say how much each of them paid.</source>
        <translation>文件没有写明各付款方式各付了多少。</translation>
    </message>
    <message>
        <source>More than the {amount} that was paid</source>
        <translation>超过了实付的 {amount}</translation>
    </message>
    <message>
        <source>{left} of {amount} left</source>
        <translation>{amount} 中还差 {left}</translation>
    </message>
    <message>
        <source>Together {amount}</source>
        <translation>合计 {amount}</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>Statement</name>
    <message>
        <source>computed, not booked</source>
        <translation>算出，未入账</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>预计</translation>
    </message>
    <message>
        <source>moved from an earlier statement</source>
        <translation>从前期账单移来</translation>
    </message>
    <message>
        <source>moved from a later statement</source>
        <translation>从后期账单移来</translation>
    </message>
    <message>
        <source>The printed amount and finapp agree.</source>
        <translation>账单上印的金额与 finapp 一致。</translation>
    </message>
    <message>
        <source>The lender asks {amount} more than finapp computes.</source>
        <translation>账单比 finapp 算出的多 {amount}。</translation>
    </message>
    <message>
        <source>The lender asks {amount} less than finapp computes.</source>
        <translation>账单比 finapp 算出的少 {amount}。</translation>
    </message>
    <message>
        <source>The lender may have put {rows} on the next statement.</source>
        <translation>{rows}可能计入了下期账单。</translation>
    </message>
    <message>
        <source>The lender may have put {rows} on this statement already.</source>
        <translation>{rows}可能已经计入本期账单。</translation>
    </message>
    <message>
        <source>{rows}: this may be in the book twice.</source>
        <translation>{rows}：可能重复入账。</translation>
    </message>
    <message>
        <source>{rows} may be booked the wrong way round.</source>
        <translation>{rows}的方向可能记反了。</translation>
    </message>
    <message>
        <source>finapp computes {rows}; the lender may not charge it.</source>
        <translation>finapp 算出了{rows}，贷款方可能没有收取。</translation>
    </message>
    <message>
        <source>Interest or a fee of {amount} may be missing here.</source>
        <translation>可能漏了 {amount} 的利息或费用。</translation>
    </message>
    <message>
        <source>A charge of {amount} may be missing in the book.</source>
        <translation>可能漏记了 {amount} 的消费。</translation>
    </message>
    <message>
        <source>A refund or payment of {amount} may be missing in the book.</source>
        <translation>可能漏记了 {amount} 的退款或还款。</translation>
    </message>
    <message>
        <source>The rows without a tick add up to the difference: {rows}.</source>
        <translation>未勾选的明细合计正好等于差额：{rows}。</translation>
    </message>
    <message>
        <source>“{row}” ({day})</source>
        <translation>“{row}”（{day}）</translation>
    </message>
</context>
<context>
    <name>StatementDialog</name>
    <message>
        <source>Pay…</source>
        <translation>还款…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Book interest and fees</source>
        <translation>利息和费用入账</translation>
    </message>
    <message>
        <source>Convert into installments…</source>
        <translation>转为分期…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>明细</translation>
    </message>
    <message>
        <source>Statement of {day}</source>
        <translation>{day}账单</translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n row(s) found on the paper</source>
        <translation>
            <numerusform>%n 笔中已核对 {done} 笔</numerusform>
        </translation>
    </message>
    <message>
        <source>No rows yet</source>
        <translation>暂无明细</translation>
    </message>
    <message>
        <source>Amount due</source>
        <translation>应还金额</translation>
    </message>
    <message>
        <source>Minimum due</source>
        <translation>最低还款额</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>还款日</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>已还</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>上期结转</translation>
    </message>
    <message>
        <source>Charges</source>
        <translation>消费</translation>
    </message>
    <message>
        <source>Installments</source>
        <translation>分期</translation>
    </message>
    <message>
        <source>Fees</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Interest</source>
        <translation>利息</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>还款</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>本期结余</translation>
    </message>
    <message>
        <source>Ticked one row</source>
        <translation>已勾选一笔</translation>
    </message>
    <message>
        <source>Took one tick off</source>
        <translation>已取消一笔勾选</translation>
    </message>
</context>
<context>
    <name>StatementPaymentDialog</name>
    <message>
        <source>Pay statement</source>
        <translation>账单还款</translation>
    </message>
    <message>
        <source>Mark paid</source>
        <translation>标记已还</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>还多少</translation>
    </message>
    <message>
        <source>From account</source>
        <translation>付款账户</translation>
    </message>
    <message>
        <source>And from</source>
        <translation>另一账户</translation>
    </message>
    <message>
        <source>Pay a part from another account</source>
        <translation>从另一账户付一部分</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>In full</source>
        <translation>全额</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>最低</translation>
    </message>
    <message>
        <source>Other amount</source>
        <translation>其他金额</translation>
    </message>
    <message>
        <source>statement of {closing}, due {due}</source>
        <translation>{closing}账单，{due}到期</translation>
    </message>
    <message>
        <source>Paid on</source>
        <translation>还款日期</translation>
    </message>
    <message>
        <source>{amount} stays open: less than the minimum</source>
        <translation>还有 {amount} 未还，低于最低还款额</translation>
    </message>
    <message>
        <source>{amount} is carried to the next statement</source>
        <translation>{amount} 转入下期账单</translation>
    </message>
    <message>
        <source>{amount} more than is due: it pays the next bills</source>
        <translation>比应还多 {amount}，用于还以后的账单</translation>
    </message>
    <message>
        <source>pays {amount}</source>
        <translation>支付 {amount}</translation>
    </message>
    <message>
        <source>The parts are more than the whole amount. Enter less.</source>
        <translation>各部分之和超过总额，请减少。</translation>
    </message>
</context>
<context>
    <name>StatementRows</name>
    <message>
        <source>Rows of the statement</source>
        <translation>账单明细</translation>
    </message>
    <message>
        <source>Take the tick off</source>
        <translation>取消勾选</translation>
    </message>
    <message>
        <source>Tick: it is on the paper</source>
        <translation>勾选：账单上有</translation>
    </message>
    <message>
        <source>Move to next statement</source>
        <translation>移到下期账单</translation>
    </message>
    <message>
        <source>Move to previous statement</source>
        <translation>移到上期账单</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Mark paid</source>
        <translation>标记已还</translation>
    </message>
    <message numerus="yes">
        <source>Mark all %n paid</source>
        <translation>
            <numerusform>%n 笔全部标记已还</numerusform>
        </translation>
    </message>
    <message>
        <source>Change amount…</source>
        <translation>修改金额…</translation>
    </message>
</context>
<context>
    <name>StepsPart</name>
    <message>
        <source>“{strategy}”, step by step</source>
        <translation>“{strategy}”的步骤</translation>
    </message>
    <message>
        <source>saves {amount}</source>
        <translation>节省 {amount}</translation>
    </message>
    <message>
        <source>after lost fund income</source>
        <translation>已扣除少赚的收益</translation>
    </message>
</context>
<context>
    <name>StrategyCard</name>
    <message>
        <source>Debt-free</source>
        <translation>还清时间</translation>
    </message>
    <message>
        <source>Interest and fees</source>
        <translation>利息和费用</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Optimal: looking for it</source>
        <translation>最优：正在寻找</translation>
    </message>
    <message>
        <source>Cheapest</source>
        <translation>最省</translation>
    </message>
    <message>
        <source>Interest and fees: {cost}</source>
        <translation>利息和费用：{cost}</translation>
    </message>
    <message>
        <source>debt-free {month}, {cost} interest and fees</source>
        <translation>{month}还清，利息和费用 {cost}</translation>
    </message>
    <message>
        <source>Optimal: stopped. Choose it to look again</source>
        <translation>最优：已停止，再次选择即重新寻找</translation>
    </message>
</context>
<context>
    <name>StrengthMeter</name>
    <message>
        <source>Weak</source>
        <translation>弱</translation>
    </message>
    <message>
        <source>Fair</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>强</translation>
    </message>
    <message>
        <source>Very strong</source>
        <translation>很强</translation>
    </message>
</context>
<context>
    <name>TableColumns</name>
    <message>
        <source>Reset columns</source>
        <translation>恢复默认列</translation>
    </message>
</context>
<context>
    <name>TablePanel</name>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
</context>
<context>
    <name>TagsEdit</name>
    <message>
        <source>Add tag</source>
        <translation>添加标签</translation>
    </message>
</context>
<context>
    <name>ToolConditions</name>
    <message>
        <source>Limit</source>
        <translation>额度</translation>
    </message>
    <message>
        <source>no more</source>
        <translation>不再适用</translation>
    </message>
    <message>
        <source>nothing that is shown here</source>
        <translation>无可显示的变化</translation>
    </message>
    <message>
        <source>Statement day</source>
        <translation>账单日</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) after the statement</source>
        <translation>
            <numerusform>账单日后 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Due</source>
        <translation>还款日</translation>
    </message>
    <message>
        <source>On a day off</source>
        <translation>遇休息日</translation>
    </message>
    <message>
        <source>Bought on the statement day</source>
        <translation>账单日当天消费</translation>
    </message>
    <message>
        <source>next statement</source>
        <translation>计入下期账单</translation>
    </message>
    <message>
        <source>the next working day</source>
        <translation>顺延至下一工作日</translation>
    </message>
    <message>
        <source>the next working day of the month</source>
        <translation>顺延至当月下一工作日</translation>
    </message>
    <message>
        <source>the working day before</source>
        <translation>提前至前一工作日</translation>
    </message>
    <message>
        <source>the nearest working day</source>
        <translation>移至最近的工作日</translation>
    </message>
    <message>
        <source>Interest</source>
        <translation>利息</translation>
    </message>
    <message>
        <source>Rate of cash drawn</source>
        <translation>取现利率</translation>
    </message>
    <message>
        <source>Rate when long overdue</source>
        <translation>长期逾期利率</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>逾期 %n 天内</numerusform>
        </translation>
    </message>
    <message>
        <source>Still in time</source>
        <translation>仍算按时</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>费率</translation>
    </message>
    <message>
        <source>With interest on interest</source>
        <translation>含复利</translation>
    </message>
    <message>
        <source>Interest is added</source>
        <translation>计息（复利）</translation>
    </message>
    <message>
        <source>Interest-free when paid in full</source>
        <translation>全额还款免息</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Monthly fee</source>
        <translation>月费</translation>
    </message>
    <message>
        <source>Fee over the limit</source>
        <translation>超限费</translation>
    </message>
    <message>
        <source>Fee of cash drawn</source>
        <translation>取现手续费</translation>
    </message>
    <message>
        <source>A refund after the statement</source>
        <translation>账单后的退款</translation>
    </message>
    <message>
        <source>lowers what is due</source>
        <translation>抵减应还金额</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>最低</translation>
    </message>
    <message>
        <source>at most {amount}</source>
        <translation>最多 {amount}</translation>
    </message>
    <message>
        <source>Late fee</source>
        <translation>违约金</translation>
    </message>
    <message>
        <source>{rate}, at least {amount}</source>
        <translation>{rate}，最低 {amount}</translation>
    </message>
    <message>
        <source>never</source>
        <translation>还不清</translation>
    </message>
    <message>
        <source>with every statement</source>
        <translation>随每期账单</translation>
    </message>
    <message>
        <source>daily</source>
        <translation>每日</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>on the whole statement, from each purchase</source>
        <translation>全额计息，自每笔消费起</translation>
    </message>
    <message>
        <source>on the unpaid part, from each purchase</source>
        <translation>未还部分，自每笔消费起</translation>
    </message>
    <message>
        <source>on the unpaid part, from the due day</source>
        <translation>未还部分，自还款日起</translation>
    </message>
    <message>
        <source>on the average daily balance</source>
        <translation>按日均余额</translation>
    </message>
    <message>
        <source>on the average daily balance without new purchases</source>
        <translation>按不含新消费的日均余额</translation>
    </message>
    <message>
        <source>on the balance of the last statement</source>
        <translation>按上期账单余额</translation>
    </message>
    <message>
        <source>Conditions over time</source>
        <translation>费率条件的变化</translation>
    </message>
    <message>
        <source>Nothing is known of its conditions</source>
        <translation>费率条件未知</translation>
    </message>
    <message>
        <source>Add its statement day, due day, limit and what it charges.</source>
        <translation>添加账单日、还款日、额度和收费标准。</translation>
    </message>
    <message>
        <source>Add a change…</source>
        <translation>添加变更…</translation>
    </message>
    <message>
        <source>In force today</source>
        <translation>当前生效</translation>
    </message>
    <message>
        <source>Show in full</source>
        <translation>查看全部内容</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>生效中</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>未生效</translation>
    </message>
    <message>
        <source>From {day}</source>
        <translation>{day} 起</translation>
    </message>
    <message>
        <source>Source: {source}</source>
        <translation>依据：{source}</translation>
    </message>
</context>
<context>
    <name>ToolDocuments</name>
    <message>
        <source>Documents</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>No documents</source>
        <translation>没有文件</translation>
    </message>
    <message>
        <source>Drop the contract or a letter here; it is copied into the book.</source>
        <translation>把合同或信函拖到这里，会复制到账本中。</translation>
    </message>
    <message>
        <source>Up to 10 MB each. They are part of the book: encrypted with it, and in its backups.</source>
        <translation>每个最大 10 MB。文件属于账本：随账本加密，也包含在备份中。</translation>
    </message>
    <message>
        <source>Add document…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>added {day}</source>
        <translation>{day} 添加</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>另存副本…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>ToolHead</name>
    <message>
        <source>Add its terms…</source>
        <translation>填写贷款条款…</translation>
    </message>
    <message>
        <source>Pay…</source>
        <translation>还款…</translation>
    </message>
    <message>
        <source>Extra repayment…</source>
        <translation>提前还款…</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>More steps</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>They owe you</source>
        <translation>对方欠您</translation>
    </message>
    <message>
        <source>Owed</source>
        <translation>欠款</translation>
    </message>
    <message>
        <source>{available} of {limit}</source>
        <translation>{available}／{limit}</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>{share} of {amount}</source>
        <translation>{amount} 的 {share}</translation>
    </message>
    <message>
        <source>Repaid</source>
        <translation>已还比例</translation>
    </message>
    <message>
        <source>Next due</source>
        <translation>下次还款</translation>
    </message>
    <message>
        <source>True annual rate</source>
        <translation>真实年化</translation>
    </message>
    <message>
        <source>Owed to you</source>
        <translation>对方欠您</translation>
    </message>
    <message>
        <source>Next expected</source>
        <translation>下次应收</translation>
    </message>
    <message>
        <source>Still to come</source>
        <translation>尚未收回</translation>
    </message>
    <message>
        <source>Repay {left} by {day} ({days}), or {cost} of interest put aside is charged.</source>
        <translation>请在 {day} 前还清 {left}（{days}），否则将收取此前暂缓的利息 {cost}。</translation>
    </message>
    <message>
        <source>{left} costs interest from {day} on ({days}): {cost} in the first month.</source>
        <translation>{left} 自 {day} 起计息（{days}）：首月利息 {cost}。</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>还剩 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Another loan here…</source>
        <translation>再添加一笔贷款…</translation>
    </message>
    <message>
        <source>Show its entries</source>
        <translation>查看明细</translation>
    </message>
    <message>
        <source>Change of rate…</source>
        <translation>利率调整…</translation>
    </message>
    <message>
        <source>Payment holiday…</source>
        <translation>延期还款…</translation>
    </message>
    <message>
        <source>Balance as the lender says…</source>
        <translation>贷方告知的余额…</translation>
    </message>
    <message>
        <source>Pay off early…</source>
        <translation>提前还清…</translation>
    </message>
</context>
<context>
    <name>ToolPage</name>
    <message>
        <source>Statements</source>
        <translation>账单</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>还款计划</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>费率条件</translation>
    </message>
    <message>
        <source>Rates</source>
        <translation>利率</translation>
    </message>
    <message>
        <source>Promotions</source>
        <translation>优惠</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Debts</source>
        <translation>负债</translation>
    </message>
    <message>
        <source>Part of the debt</source>
        <translation>负债内容</translation>
    </message>
    <message>
        <source>Show debts</source>
        <translation>查看负债</translation>
    </message>
    <message>
        <source>Choose a lender on the Debts page to see everything about it.</source>
        <translation>在“负债”页选择一个贷方，即可查看其全部信息。</translation>
    </message>
    <message>
        <source>No debt chosen</source>
        <translation>未选择负债</translation>
    </message>
    <message>
        <source>One debt</source>
        <translation>单笔负债</translation>
    </message>
    <message>
        <source>belongs to {tool}</source>
        <translation>隶属于{tool}</translation>
    </message>
    <message>
        <source>takes {what}</source>
        <translation>{what}</translation>
    </message>
    <message>
        <source>Nothing is left to pay to this lender</source>
        <translation>此贷方没有待还款项</translation>
    </message>
</context>
<context>
    <name>ToolPromotions</name>
    <message>
        <source>Promotions</source>
        <translation>优惠</translation>
    </message>
    <message>
        <source>No promotions</source>
        <translation>没有优惠</translation>
    </message>
    <message>
        <source>Add a 0 % rate, or interest that is forgiven if repaid in time, to see the day it ends.</source>
        <translation>添加零利率或按时还清免息的优惠，即可看到到期日。</translation>
    </message>
    <message>
        <source>Add promotion…</source>
        <translation>添加优惠…</translation>
    </message>
    <message>
        <source>No interest if repaid before {day}</source>
        <translation>{day} 前还清免息</translation>
    </message>
    <message>
        <source>{rate} a year is put aside</source>
        <translation>暂缓计收年利率 {rate}</translation>
    </message>
    <message>
        <source>{rate} a year until {day}</source>
        <translation>年利率 {rate}，至 {day}</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>plan whose interest is charged only when it is not repaid in time</source>
        <translation>未按时还清才收取利息的分期</translation>
    </message>
    <message>
        <source>Show the plan</source>
        <translation>查看分期</translation>
    </message>
    <message>
        <source>purchases from {day} on</source>
        <translation>{day} 起的消费</translation>
    </message>
    <message>
        <source>one purchase</source>
        <translation>一笔消费</translation>
    </message>
    <message>
        <source>“{what}” of {day}</source>
        <translation>{day} 的“{what}”</translation>
    </message>
    <message>
        <source>over</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>未生效</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>还剩 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>If anything is left then: {cost} of interest at once</source>
        <translation>届时未还清：一次性收取利息 {cost}</translation>
    </message>
    <message>
        <source>If nothing more is repaid: {cost} in the first month after it</source>
        <translation>若不再还款：之后首月利息 {cost}</translation>
    </message>
</context>
<context>
    <name>ToolRates</name>
    <message>
        <source>Yearly rate</source>
        <translation>年利率</translation>
    </message>
    <message>
        <source>{rate} a year now; {count} rates since {day}</source>
        <translation>当前年利率 {rate}；自 {day} 起共 {count} 次利率</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Yearly rate, %</source>
        <translation>年利率（%）</translation>
    </message>
    <message>
        <source>Rates</source>
        <translation>利率</translation>
    </message>
    <message>
        <source>No rate is known</source>
        <translation>利率未知</translation>
    </message>
    <message>
        <source>Change of rate…</source>
        <translation>利率调整…</translation>
    </message>
    <message>
        <source>Add its rate…</source>
        <translation>添加利率…</translation>
    </message>
    <message>
        <source>Its cost is fixed, or its conditions are not known yet.</source>
        <translation>成本固定，或费率条件未知。</translation>
    </message>
    <message>
        <source>No yearly rate</source>
        <translation>没有年利率</translation>
    </message>
    <message>
        <source>{rate} with interest on interest</source>
        <translation>含复利 {rate}</translation>
    </message>
    <message>
        <source>{points} against before</source>
        <translation>比之前 {points}</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>未生效</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>生效中</translation>
    </message>
    <message>
        <source>From {day}</source>
        <translation>{day} 起</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} 至 {last}</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>ToolSchedule</name>
    <message>
        <source>extra repayment</source>
        <translation>提前还款</translation>
    </message>
    <message>
        <source>changed by hand</source>
        <translation>手动修改</translation>
    </message>
    <message>
        <source>the lender’s balance</source>
        <translation>贷方告知的余额</translation>
    </message>
    <message>
        <source>As agreed</source>
        <translation>合同约定</translation>
    </message>
    <message>
        <source>So far</source>
        <translation>至今</translation>
    </message>
    <message>
        <source>To come</source>
        <translation>未到期</translation>
    </message>
    <message>
        <source>Repaid on {day}; agreed was {agreed}</source>
        <translation>{day} 还清；合同约定 {agreed}</translation>
    </message>
    <message>
        <source>Open plans are repaid on {day}</source>
        <translation>未结分期将于 {day} 还清</translation>
    </message>
    <message>
        <source>Left of open plans</source>
        <translation>未结分期余额</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Loan</source>
        <translation>贷款</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>还款计划</translation>
    </message>
    <message>
        <source>What is owed over time</source>
        <translation>欠款变化</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>还款明细</translation>
    </message>
    <message>
        <source>Installment plans and loans with this lender appear here.</source>
        <translation>此贷方的分期和贷款会显示在这里。</translation>
    </message>
    <message>
        <source>No installments</source>
        <translation>没有分期</translation>
    </message>
    <message>
        <source>What is left of open plans</source>
        <translation>未结分期余额</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>今日到期</translation>
    </message>
    <message>
        <source>Partly paid</source>
        <translation>部分已还</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>已还</translation>
    </message>
    <message>
        <source>Paid late</source>
        <translation>逾期已还</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>已退款</translation>
    </message>
    <message>
        <source>Waived</source>
        <translation>已免除</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>期数</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>还款日</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>还款额</translation>
    </message>
    <message>
        <source>Off the debt</source>
        <translation>本金</translation>
    </message>
    <message>
        <source>Interest and fee</source>
        <translation>利息和手续费</translation>
    </message>
    <message>
        <source>Still owed</source>
        <translation>剩余欠款</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>ToolStatements</name>
    <message>
        <source>Statements</source>
        <translation>账单</translation>
    </message>
    <message>
        <source>Enter or a double click opens one</source>
        <translation>按回车或双击打开</translation>
    </message>
    <message>
        <source>The lender sends none, or its statement day is not known: set it in Edit.</source>
        <translation>贷方不出账单，或账单日未知：可在“编辑”中设置。</translation>
    </message>
    <message>
        <source>No statements</source>
        <translation>没有账单</translation>
    </message>
    <message>
        <source>Closes</source>
        <translation>账单日</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>账期</translation>
    </message>
    <message>
        <source>Charges</source>
        <translation>消费</translation>
    </message>
    <message>
        <source>Installments</source>
        <translation>分期</translation>
    </message>
    <message>
        <source>Interest and fees</source>
        <translation>利息和费用</translation>
    </message>
    <message>
        <source>Amount due</source>
        <translation>应还金额</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>最低</translation>
    </message>
    <message>
        <source>Still to pay</source>
        <translation>待还</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>还款日</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>ToolToggle</name>
    <message>
        <source>Show or hide {tool}</source>
        <translation>显示或隐藏{tool}</translation>
    </message>
</context>
<context>
    <name>Totals</name>
    <message>
        <source>at least {amount}</source>
        <translation>至少 {amount}</translation>
    </message>
    <message>
        <source>rate of {day}</source>
        <translation>{day} 汇率</translation>
    </message>
    <message>
        <source>no rate of {currency}: {amount} more</source>
        <translation>没有 {currency} 汇率：另有 {amount}</translation>
    </message>
    <message>
        <source>1 {base} = {rate} {quote}, rate of {day}</source>
        <translation>1 {base} = {rate} {quote}（{day} 汇率）</translation>
    </message>
    <message>
        <source>No rate of {currency} is known</source>
        <translation>没有 {currency} 的汇率</translation>
    </message>
</context>
<context>
    <name>TransferDialog</name>
    <message>
        <source>Transfer</source>
        <translation>转账</translation>
    </message>
    <message>
        <source>Transfer money</source>
        <translation>记录转账</translation>
    </message>
    <message>
        <source>Choose an account</source>
        <translation>选择账户</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>到账</translation>
    </message>
    <message>
        <source>From</source>
        <translation>转出账户</translation>
    </message>
    <message>
        <source>To</source>
        <translation>转入账户</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>1 {got} = {rate} {left}</source>
        <translation>1 {got} = {rate} {left}</translation>
    </message>
</context>
<context>
    <name>TwoViews</name>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
</context>
<context>
    <name>UsualIncomeDialog</name>
    <message>
        <source>Usual income of a month</source>
        <translation>常规月收入</translation>
    </message>
    <message>
        <source>Save income</source>
        <translation>保存收入</translation>
    </message>
    <message>
        <source>What comes in each month, after tax. It counts in place of what is recorded on accounts; with every field empty the records count.</source>
        <translation>每月税后收入。填写后代替账户中记录的收入；全部留空则按记录计算。</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>家庭</translation>
    </message>
</context>
<context>
    <name>WayFoot</name>
    <message>
        <source>Change this offer</source>
        <translation>修改此方案</translation>
    </message>
    <message>
        <source>Adjust this plan</source>
        <translation>调整此分期</translation>
    </message>
    <message>
        <source>Enter another plan</source>
        <translation>填写其他分期</translation>
    </message>
    <message>
        <source>{name} then holds {left}</source>
        <translation>{name}余 {left}</translation>
    </message>
    <message>
        <source>{name} then lends {left} more</source>
        <translation>{name}还可借 {left}</translation>
    </message>
    <message>
        <source>repayments of {month}: {after} instead of {before}</source>
        <translation>{month}还款：{after}（原 {before}）</translation>
    </message>
    <message>
        <source>Hide the schedule</source>
        <translation>收起还款计划</translation>
    </message>
    <message>
        <source>Show the schedule</source>
        <translation>显示还款计划</translation>
    </message>
    <message>
        <source>{amount} interest</source>
        <translation>{amount} 利息</translation>
    </message>
    <message>
        <source>{amount} fee</source>
        <translation>{amount} 手续费</translation>
    </message>
</context>
<context>
    <name>WaysToPay</name>
    <message>
        <source>Each month</source>
        <translation>每期</translation>
    </message>
    <message>
        <source>First due</source>
        <translation>首次还款日</translation>
    </message>
    <message>
        <source>Total paid</source>
        <translation>支付合计</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>手续费</translation>
    </message>
    <message>
        <source>True annual rate</source>
        <translation>真实年化</translation>
    </message>
    <message>
        <source>by actual dates</source>
        <translation>按实际日期</translation>
    </message>
    <message>
        <source>Fund earns while waiting</source>
        <translation>等待期间收益</translation>
    </message>
    <message>
        <source>Net cost</source>
        <translation>净成本</translation>
    </message>
    <message>
        <source>Pay now</source>
        <translation>立即付款</translation>
    </message>
    <message>
        <source>Next bill</source>
        <translation>下期账单</translation>
    </message>
    <message numerus="yes">
        <source>%n installment(s)</source>
        <translation>
            <numerusform>%n 期</numerusform>
        </translation>
    </message>
    <message>
        <source>interest-free</source>
        <translation>免息</translation>
    </message>
    <message>
        <source>{fee} fee</source>
        <translation>手续费 {fee}</translation>
    </message>
    <message>
        <source>{rate} each time</source>
        <translation>每期 {rate}</translation>
    </message>
    <message>
        <source>{rate} a year</source>
        <translation>年利率 {rate}</translation>
    </message>
    <message>
        <source>{rate} flat fee</source>
        <translation>总费率 {rate}</translation>
    </message>
    <message>
        <source>{tool} · own terms</source>
        <translation>{tool} · 自定条款</translation>
    </message>
    <message>
        <source>Own plan</source>
        <translation>自定分期</translation>
    </message>
    <message>
        <source>fill in its terms below</source>
        <translation>请在下方填写条款</translation>
    </message>
    <message>
        <source>from {account}</source>
        <translation>从{account}</translation>
    </message>
    <message>
        <source>Cheapest</source>
        <translation>最省</translation>
    </message>
    <message>
        <source>This tool has no statement day yet</source>
        <translation>该工具尚未设置账单日</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>lowest</source>
        <translation>最低</translation>
    </message>
</context>
<context>
    <name>WindowBooks</name>
    <message>
        <source>Sample household</source>
        <translation>示例家庭</translation>
    </message>
    <message>
        <source>Open book</source>
        <translation>打开账本</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>That passphrase does not open this book. Capital letters and spaces count.</source>
        <translation>口令打不开这个账本。注意大小写和空格。</translation>
    </message>
    <message>
        <source>You can look, but not change anything.</source>
        <translation>可以查看，但不能修改。</translation>
    </message>
    <message>
        <source>This file is in use by another window.</source>
        <translation>另一个窗口正在使用这个文件。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Change what you like, nothing here is real.</source>
        <translation>随便改，这里的数据都是虚构的。</translation>
    </message>
    <message>
        <source>Sample data.</source>
        <translation>示例数据。</translation>
    </message>
    <message>
        <source>Start with my own</source>
        <translation>建立我自己的账本</translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>Go to a number with a dotted underline, then press F1</source>
        <translation>先移到带虚下划线的数字上，再按 F1</translation>
    </message>
</context>
<context>
    <name>WindowShell</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Undone: {step}</source>
        <translation>已撤销：{step}</translation>
    </message>
    <message>
        <source>Redone: {step}</source>
        <translation>已重做：{step}</translation>
    </message>
</context>
<context>
    <name>WishesRow</name>
    <message>
        <source>Use savings above</source>
        <translation>动用理财，保留</translation>
    </message>
    <message>
        <source>What stays in savings</source>
        <translation>保留的理财金额</translation>
    </message>
    <message>
        <source>Extra each month</source>
        <translation>每月额外还款</translation>
    </message>
    <message>
        <source>No money fund holds anything</source>
        <translation>货币基金里没有余额</translation>
    </message>
    <message>
        <source>on top of {amount} minimums</source>
        <translation>最低还款 {amount} 之外</translation>
    </message>
    <message>
        <source>Extra each month, on top of the minimums</source>
        <translation>最低还款之外每月额外还款</translation>
    </message>
</context>
<context>
    <name>WorkStrip</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
</context>
<context>
    <name>ZipPasswordDialog</name>
    <message>
        <source>Open {name}</source>
        <translation>打开 {name}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>This zip file is locked. The Alipay app shows its password beside the bill.</source>
        <translation>此 zip 文件有密码。支付宝应用中，密码显示在账单旁边。</translation>
    </message>
    <message>
        <source>That password does not open the file. Check it and type it again.</source>
        <translation>密码打不开此文件，请核对后重新输入。</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
</context>
<context>
    <name>_Ask</name>
    <message>
        <source>No fee</source>
        <translation>无手续费</translation>
    </message>
    <message>
        <source>One fee, of the price</source>
        <translation>一次性手续费（按价格）</translation>
    </message>
    <message>
        <source>A fee every month, of the price</source>
        <translation>每月手续费（按价格）</translation>
    </message>
    <message>
        <source>Interest, per year</source>
        <translation>年利率</translation>
    </message>
    <message>
        <source>What it costs</source>
        <translation>费用方式</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>费率</translation>
    </message>
    <message>
        <source>{tool}, {count} installments</source>
        <translation>{tool}，{count} 期</translation>
    </message>
    <message>
        <source>the usual price: check yours</source>
        <translation>常见费率，请核对</translation>
    </message>
</context>
<context>
    <name>_Days</name>
    <message>
        <source>{tool}, statement day</source>
        <translation>{tool}的账单日</translation>
    </message>
    <message>
        <source>Due day</source>
        <translation>还款日</translation>
    </message>
</context>
<context>
    <name>_Effect</name>
    <message>
        <source>Installments to come</source>
        <translation>剩余期数</translation>
    </message>
    <message>
        <source>Fewer installments</source>
        <translation>缩短期限</translation>
    </message>
    <message>
        <source>Lower installments</source>
        <translation>降低每期</translation>
    </message>
</context>
<context>
    <name>_InstallmentDialog</name>
    <message>
        <source>{plan}, installment {number} of {count}: {amount} due {day}</source>
        <translation>{plan}，第 {number}/{count} 期：{amount}，{day}到期</translation>
    </message>
</context>
<context>
    <name>_Run</name>
    <message>
        <source>Cancelled, nothing was saved</source>
        <translation>已取消，没有保存任何内容</translation>
    </message>
</context>
<context>
    <name>_SourceRow</name>
    <message>
        <source>Choose an account</source>
        <translation>选择账户</translation>
    </message>
    <message>
        <source>Not from this account</source>
        <translation>不从此账户支付</translation>
    </message>
    <message>
        <source>Left the account</source>
        <translation>账户实际扣款</translation>
    </message>
    <message>
        <source>Of it from there</source>
        <translation>其中由此支付</translation>
    </message>
</context>
</TS>
