"""Builds Alipay bills in each of the three layouts; people, shops and ids are invented."""

from __future__ import annotations

from dataclasses import dataclass, replace

HEADER_2023 = (
    "交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,"
)
HEADER_2021 = (
    "收/支 ,交易对方,对方账号,商品说明,收/付款方式,金额 ,交易状态,交易分类,交易订单号 ,商家订单号 ,交易时间 ,"
)
HEADER_WEB = (
    "交易号 ,商家订单号 ,交易创建时间 ,付款时间 ,最近修改时间 ,交易来源地 ,类型 ,交易对方 ,"
    "商品名称 ,金额（元） ,收/支 ,交易状态 ,服务费（元） ,成功退款（元） ,备注 ,资金状态 ,"
)
DASHES = "-" * 84


@dataclass(frozen=True)
class Row:
    """One transaction, to be printed in any layout."""

    item: str = "雨伞"
    amount: str = "59.00"
    direction: str = "支出"
    method: str = "余额"
    status: str = "交易成功"
    category: str = "日用百货"
    peer: str = "示例日用店"
    order: str = "2026030922001400000001"
    merchant: str = "T200P0001"
    time: str = "2026-03-09 12:00:05"
    note: str = ""
    fee: str = "0.00"
    refunded: str = "0.00"
    state: str = "已支出"

    def but(self, **changes: str) -> Row:
        return replace(self, **changes)

    def as_2023(self) -> str:
        times = [f"{self.time} ", self.category, self.peer, "/", self.item, self.direction]
        paid = [f"{self.amount}  ", self.method, self.status, f"{self.order}\t", f"{self.merchant}\t"]
        return ",".join([*times, *paid, f"{self.note} ", ""])

    def as_2021(self) -> str:
        direction = "其他" if self.direction == "不计收支" else self.direction
        what = [direction, self.peer, "/", self.item, self.method, self.amount, self.status, self.category]
        return " ,".join([*what, f"{self.order}\t", f"{self.merchant}\t", self.time, ""])

    def as_web(self) -> str:
        direction = "" if self.direction == "不计收支" else self.direction
        times = [f"{self.order}\t", f"{self.merchant}\t", self.time, self.time, self.time]
        what = ["支付宝网站", "即时到账交易", self.peer, self.item, self.amount, direction, self.status]
        return " ,".join([*times, *what, self.fee, self.refunded, self.note, self.state, ""])


def bill_2023(*rows: Row, end: str = "\r\n") -> str:
    """Return an app export as of 2023 and later: a preamble of 24 lines, rows to the end of the file."""
    notes = [f"{n}.本明细仅供个人对账使用。" for n in range(1, 10)]
    lines = [
        DASHES,
        "导出信息：",
        "姓名：林晓雨",
        "支付宝账户：linxiaoyu@example.com",
        "起始时间：[2026-03-01 00:00:00]    终止时间：[2026-03-31 23:59:59]",
        "导出交易类型：[全部]",
        "导出时间：[2026-04-01 09:00:00]",
        f"共{len(rows)}笔记录",
        "收入：1笔 200.00元",
        "支出：2笔 1,258.70元",
        "不计收支：0笔 0.00元",
        "",
        "特别提示：",
        *notes,
        "",
        "------------------------支付宝支付科技有限公司  电子客户回单------------------------",
        HEADER_2023,
        *(row.as_2023() for row in rows),
    ]
    return end.join(lines) + end


def bill_2021(*rows: Row) -> str:
    """Return an app export of 2021 and 2022: the header in line 2, the information below the rows."""
    lines = [
        "------------------------支付宝（中国）网络技术有限公司  电子客户回单------------------------",
        HEADER_2021,
        *(row.as_2021() for row in rows),
        DASHES,
        "",
        "导出信息：",
        "姓名：林晓雨",
        "支付宝账户：13800001234",
        "起始时间：[2026-03-01 00:00:00]    终止时间：[2026-03-31 23:59:59]",
        f"共{len(rows)}笔记录",
        "收入：0笔 0.00元",
        "支出：1笔 59.00元",
        "其他：0笔 0.00元",
    ]
    return "\n".join(lines) + "\n"


def bill_web(*rows: Row) -> str:
    """Return an export of the old web site: 16 columns, a dashed line, totals."""
    lines = [
        "支付宝交易记录明细查询",
        "账号:[linxiaoyu@example.com]",
        "起始日期:[2026-03-01 00:00:00]    终止日期:[2026-04-01 00:00:00]",
        "---------------------------------交易记录明细列表------------------------------------",
        HEADER_WEB,
        *(row.as_web() for row in rows),
        DASHES,
        f"共{len(rows)}笔记录",
        "已收入:0笔,0.00元",
        "待收入:0笔,0.00元",
        "已支出:1笔,59元",
        "待支出:0笔,0.00元",
        "导出时间:[2026-04-08 14:34:22]    用户:林晓雨",
    ]
    return "\n".join(lines) + "\n"
