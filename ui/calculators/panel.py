"""What every calculator is made of: fields at the left, the answer at the right, live and copyable."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from finapp.errors import UserError
from ui import fonts, i18n
from ui.calculators.figures import ResultFigure
from ui.errors import sentence_of
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label
from ui.widgets.notices import EmptyState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from finapp.domain.explain import Explanation
    from ui.context import AppContext
    from ui.tasks import Job

translate = QCoreApplication.translate

_NARROWEST, _WIDEST, _SHARE = 300, 400, 0.4
_GAP = 16
_NARROW = 900


class Load(Protocol):
    """Reads on the reader thread, as `Page.load` does."""

    def __call__(
        self,
        function: Callable[..., object],
        *args: object,
        show: Callable[..., None],
    ) -> Job:
        """Call `function` and hand its answer to `show`; a later call replaces one still on its way."""


class ActionCard(Card):
    """A card with steps at the right of its heading or, where there is no room for them, at its foot."""

    def __init__(self, heading: str) -> None:
        super().__init__(heading)
        self._actions: list[QWidget] = []
        self._narrow = False
        self.foot = FlowLayout(gap=8)

    def add_actions(self, *actions: QWidget) -> None:
        """Add steps; call it once the body is filled."""
        self.body.addLayout(self.foot)
        for action in actions:
            self._actions.append(action)
            self.head.addWidget(action)

    def set_narrow(self, narrow: bool) -> None:
        """Move the steps to the foot, or back into the head."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        source, target = (self.head, self.foot) if narrow else (self.foot, self.head)
        for action in self._actions:
            source.removeWidget(action)
            target.addWidget(action)


class ResultCard(ActionCard):
    """The card of the main number: the number, what it means, others below it in a row that breaks."""

    def __init__(self, heading: str) -> None:
        super().__init__(heading)
        self.figures: list[ResultFigure] = []
        self.headline = ResultFigure("", style="figure")
        self.verdict = Label(tone="text-2", wrap=True)
        self.verdict.hide()
        self.row = FlowLayout(gap=28, line_gap=12)
        self.body.setSpacing(12)
        self.body.addWidget(self.headline)
        self.body.addWidget(self.verdict)
        self.body.addLayout(self.row)

    def add(self, name: str) -> ResultFigure:
        """Add a number to the row."""
        figure = ResultFigure(name)
        self.figures.append(figure)
        self.row.addWidget(figure)
        return figure

    def say(self, text: str, tone: str = "text-2") -> None:
        """Say in a sentence what the numbers mean; empty for nothing."""
        self.verdict.setText(text)
        self.verdict.set_tone(tone)
        self.verdict.setVisible(bool(text))


class Calculator(QWidget):
    """One calculator. Subclasses fill `form` and `answer`, and say how to read, compute and show."""

    plan_wanted = Signal(object)
    """`PlanTerms` to begin a plan with."""

    account_wanted = Signal(object)
    """A `Proposal` to begin an account with."""

    def __init__(
        self, context: AppContext, load: Load, compute: Callable[[Any], object], empty: EmptyState
    ) -> None:
        """Ask `compute` on the reader thread; `empty` stands there until there is something to compute."""
        super().__init__()
        self.context = context
        self._load, self._compute = load, compute
        self._asked = 0
        self.controls: list[QWidget] = []
        self.form = QVBoxLayout()
        self.form.setSpacing(12)
        self.answer = QVBoxLayout()
        self.answer.setSpacing(_GAP)
        self.copy = Button(translate("Calculator", "Copy result"), small=True, icon="copy")
        self.copy_table = Button(translate("Calculator", "Copy as table"), small=True)
        self.copy_table.setToolTip(translate("Calculator", "Values parted by tabs, for spreadsheets"))
        self.empty = empty
        self._wrong = EmptyState("warning-circle", translate("Calculator", "This can’t be calculated"), "…")
        self._stack = QStackedLayout()
        self._lay_out()
        self.copy.clicked.connect(self._on_copy)
        self.copy_table.clicked.connect(self._on_copy_table)

    def _lay_out(self) -> None:
        fields = Card()
        fields.body.setContentsMargins(15, 15, 15, 15)
        fields.body.addLayout(self.form)
        left = QVBoxLayout()
        left.setContentsMargins(24, 4, 0, 24)
        left.addWidget(fields)
        left.addStretch(1)
        self._left = _scrolled(left)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self._left)
        row.addLayout(self._stack, 1)
        for state in (self.empty, self._wrong):
            card = Card()
            card.body.addWidget(state)
            holder = QWidget()
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 4, 24, 24)
            column.addWidget(card)
            self._stack.addWidget(holder)
        self.answer.setContentsMargins(0, 4, 24, 24)
        self._stack.addWidget(_scrolled(self.answer))

    def resizeEvent(self, event: Any) -> None:
        """Give the fields their share of the width, and put steps where there is room for them."""
        super().resizeEvent(event)
        for card in self.findChildren(ActionCard):
            card.set_narrow(self.width() < fonts.px(_NARROW))
        wanted = min(max(round(self.width() * _SHARE), fonts.px(_NARROWEST)), fonts.px(_WIDEST))
        self._left.setFixedWidth(min(wanted, round(self.width() * 0.48)) + 24)

    # for subclasses ----------------------------------------------------------------------------------

    def question(self) -> object:
        """Return what was typed, None while something is missing; raise a `UserError` if it can't be."""
        return None

    def show_answer(self, answer: Any) -> None:
        """Show an answer."""

    def table(self) -> list[list[str]]:
        """Return the rows behind the result, heads first, as spreadsheets read them."""
        return []

    def figures(self) -> Iterable[ResultFigure]:
        """Return the numbers shown, in their order."""
        return [figure for figure in self.findChildren(ResultFigure) if not figure.isHidden()]

    def watch(self, *signals: Any) -> None:
        """Calculate anew whenever one of these signals comes."""
        for signal in signals:
            signal.connect(self.recompute)

    def follow(self, *figures: ResultFigure) -> None:
        """Explain these numbers when asked."""
        for figure in figures:
            figure.asked.connect(self._on_asked)

    # calculating -------------------------------------------------------------------------------------

    @Slot()
    def recompute(self, *_changed: object) -> None:
        """Ask for the answer to what stands in the fields now."""
        self._asked += 1
        try:
            question = self.question()
        except UserError as error:
            self._show_refusal(error)
            return
        if question is None:
            self._stack.setCurrentIndex(0)
            return
        self._load(_answered, self._compute, question, self._asked, show=self._on_answer)

    @Slot(object)
    def _on_answer(self, found: tuple[int, object]) -> None:
        """Show the answer, unless something else was typed meanwhile."""
        asked, answer = found
        if asked != self._asked:
            return
        if isinstance(answer, UserError):
            self._show_refusal(answer)
            return
        self.show_answer(answer)
        self._stack.setCurrentIndex(2)

    def _show_refusal(self, error: UserError) -> None:
        self._wrong.sentence.setText(sentence_of(error, i18n.current()))
        self._stack.setCurrentIndex(1)

    def shown(self) -> str:
        """Return which side is shown: `empty`, `wrong` or `answer`."""
        return ("empty", "wrong", "answer")[self._stack.currentIndex()]

    def trouble(self) -> str:
        """Return the sentence shown in place of an answer."""
        return self._wrong.sentence.text() if self.shown() == "wrong" else ""

    # explaining and copying --------------------------------------------------------------------------

    @Slot(object, object)
    def _on_asked(self, why: Explanation, beside: QWidget) -> None:
        self.context.shell.explain(why, beside)

    @Slot()
    def _on_copy(self) -> None:
        lines = [figure.words() for figure in self.figures()]
        table = ["\t".join(row) for row in self.table()]
        self.copy_text("\n".join([*lines, *([""] if table else []), *table]))

    @Slot()
    def _on_copy_table(self) -> None:
        lines = [figure.cells() for figure in self.figures()]
        table = ["\t".join(row) for row in self.table()]
        self.copy_text("\n".join(table or lines))

    def copy_text(self, text: str) -> None:
        """Put a text on the clipboard and say so."""
        QGuiApplication.clipboard().setText(text)
        self.context.shell.show_toast(translate("Calculator", "Copied"))


def _answered(compute: Callable[[Any], object], question: object, asked: int) -> tuple[int, object]:
    """Answer the question of this number; a refusal is an answer too. Runs on the reader thread."""
    try:
        return asked, compute(question)
    except UserError as error:
        return asked, error


def _scrolled(layout: QVBoxLayout) -> QScrollArea:
    inside = QWidget()
    inside.setLayout(layout)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area
