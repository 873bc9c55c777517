"""A window on the invented household, held still so that pictures of it are the same every time.

One day, no motion, a caret that does not blink, a home folder of its own. What of the machine Qt reads when
it starts (screen, fonts) `tools.studio` has settled before.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from finapp.services.book import Book
from finapp.services.sample import create_sample, sample_day
from ui import theme
from ui.app import make_window, parse
from ui.settings import Settings
from ui.views.import_inbox import ImportPage
from ui.views.lock_door import LockDoor
from ui.views.page import Page
from ui.widgets.dialog import DialogFrame

if TYPE_CHECKING:
    from collections.abc import Callable

    from finapp.domain.account import AccountId
    from finapp.domain.plan import Plan
    from finapp.domain.purchase import PurchaseId
    from tools.studio import Look
    from ui.context import AppContext

PageKind = TypeVar("PageKind", bound=Page)
WidgetKind = TypeVar("WidgetKind", bound=QWidget)

BILL = Path(__file__).resolve().parents[1] / "tests" / "files" / "alipay_november.csv"
"""An invented Alipay export, in UTF-8; Alipay writes GB18030."""
PATIENCE = 90.0
"""Seconds after which a window that is still busy counts as stuck."""
SOON_MS = 1_000
"""A shorter timer belongs to what is being shown; longer ones close toasts and watch the day."""
CALM = 3
"""How often in a row nothing may be left to do: what was posted may post again."""


class Stage:
    """One window with the sample book open, and what a person would do to see its parts."""

    def __init__(self, app: QApplication, look: Look, home: Path) -> None:
        self._app, self.look, self.home = app, look, home
        app.setEffectEnabled(Qt.UIEffect.UI_General, False)
        app.setCursorFlashTime(0)
        settings = Settings(home / "window.ini")
        settings.text_scale = look.text_scale
        settings.sync()
        self._books = home / "Documents" / "finapp"
        self._books.mkdir(parents=True)
        self._used: set[str] = set()
        self._household = self._books / "Lin household.finapp"
        self._empty = self._books / "New household.finapp"
        self._locked = self._books / "Locked household.finapp"
        self._make_books()
        words = ["--theme", look.theme, "--lang", look.language, "--settings", str(settings.path)]
        words += ["--today", sample_day().isoformat(), "--book", str(self._household)]
        self.window = make_window(app, parse(words))
        self.window.resize(look.width, look.height)
        self.window.show()
        self.window.activateWindow()
        self.wait(lambda: self.window.deck is not None and self.window.deck.current is not None)
        self.settle()

    def _make_books(self) -> None:
        """Make the sample book without what says that it is one, an empty book, and an encrypted one."""
        book = create_sample(self._household, language=self.look.language)
        book.settings.set("sample", value=False)
        book.file.forget_history()
        book.close()
        Book.create(self._empty, language=self.look.language).close()
        Book.create(self._locked, passphrase="correct horse").close()  # noqa: S106 - an invented one

    def close(self) -> None:
        """Close the window with its threads."""
        self.window.close()
        self._app.processEvents()

    # waiting -----------------------------------------------------------------------------------------

    def wait(self, done: Callable[[], bool]) -> None:
        """Run the window until `done`."""
        until = time.monotonic() + PATIENCE
        while not done():
            if time.monotonic() > until:
                message = f"the window did not come to rest within {PATIENCE:.0f} s"
                raise TimeoutError(message)
            self._app.processEvents()
            time.sleep(0.001)

    def settle(self) -> None:
        """Run the window until nothing is read, delayed or laid out any more."""
        calm = 0
        while calm < CALM:
            self._app.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            self.wait(self._at_rest)
            calm += 1

    def _at_rest(self) -> bool:
        if self.window.tasks.busy:
            return False
        timers = (timer for widget in self._app.topLevelWidgets() for timer in widget.findChildren(QTimer))
        return not any(one.isActive() and one.isSingleShot() and one.interval() < SOON_MS for one in timers)

    # what a person does ------------------------------------------------------------------------------

    def begin(self, *, empty: bool = False) -> None:
        """Take down what an earlier scene left, and open the household or the book with nothing in it."""
        for dialog in self.window.findChildren(DialogFrame):
            dialog.reject()
        while (popup := self._app.activePopupWidget()) is not None:
            popup.close()
        frame = self.window.frame
        frame.palette_box.dismiss()
        frame.toast.dismiss()
        self._open(self._empty if empty else self._household)
        if self._take_back():
            self._rebuild()
        self._forget_the_keyboard()
        self.settle()

    def _forget_the_keyboard(self) -> None:
        """Be the window in front, used last by the mouse: rings show where the keyboard went."""
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow)
        search = self.window.frame.topbar.search
        search.setFocus(Qt.FocusReason.MouseFocusReason)
        search.clearFocus()

    def _take_back(self) -> bool:
        """Undo every change; tell whether there was one."""
        steps = 0
        while self.book.history.undo_label is not None:
            self.book.history.undo()
            steps += 1
        return steps > 0

    def _open(self, path: Path) -> None:
        if self.window.context is None or self.book.path != path:
            self.window.books.open(path)
            self.wait(lambda: self.window.context is not None and self.book.path == path)
            self._used = set()

    def _rebuild(self) -> None:
        """Build the pages anew, so that none remembers what an earlier scene did."""
        self.window.rebuild()
        self._used = set()
        self.settle()

    @property
    def context(self) -> AppContext:
        """The open book with its machinery."""
        return cast("AppContext", self.window.context)

    @property
    def book(self) -> Book:
        """The open book."""
        return self.context.book

    def page(self, kind: type[PageKind], key: str, *, fresh: bool = True, **target: object) -> PageKind:
        """Show a page and return it; one that was shown before is built anew unless it is not `fresh`."""
        if fresh and key in self._used:
            self._rebuild()
        self._used.add(key)
        self.window.shell.navigate(key, **target)
        self.settle()
        page = self.window.deck.current if self.window.deck is not None else None
        if not isinstance(page, kind):
            message = f"{key} shows {type(page).__name__}"
            raise TypeError(message)
        return page

    def command(self, key: str) -> None:
        """Run a command of the window."""
        self.window.shell.run_command(key)
        self.settle()

    def find(self, kind: type[WidgetKind]) -> WidgetKind:
        """Return the newest visible widget of this kind."""
        found = [one for top in self._app.topLevelWidgets() for one in top.findChildren(kind)]
        found += [top for top in self._app.topLevelWidgets() if isinstance(top, kind)]
        shown = [one for one in found if one.isVisible()]
        if not shown:
            message = f"no {kind.__name__} is shown"
            raise LookupError(message)
        return shown[-1]

    def bank(self, tail: str) -> AccountId:
        """Return the bank account whose number ends with `tail`."""
        return next(id_ for id_, account in self.book.accounts.all().items() if account.tail == tail)

    def tool(self, slot: int) -> AccountId:
        """Return the credit tool that is drawn in this color."""
        return next(id_ for id_, account in self.book.accounts.all().items() if account.color_slot == slot)

    def plan(self, price: int) -> Plan:
        """Return the plan over this price, in minor units."""
        return next(plan for plan in self.book.plans.all() if plan.terms.price == price)

    def purchase(self, price: int) -> PurchaseId:
        """Return the purchase of the plan over this price, in minor units."""
        return cast("PurchaseId", self.plan(price).purchase_id)

    def drop_bill(self) -> ImportPage:
        """Put an Alipay export into the import inbox and wait until it is read."""
        page = self.page(ImportPage, "import")
        path = self.home / "alipay_record_20261118.csv"
        text = BILL.read_text(encoding="utf-8")
        path.write_bytes(text.replace("\n", "\r\n").encode("gb18030"))
        page.add_files([path])
        self.wait(lambda: page.view is not None)
        self.settle()
        return page

    def open_locked(self) -> LockDoor:
        """Come to the door of an encrypted book."""
        self.window.books.open(self._locked)
        self.wait(lambda: isinstance(self.window.door, LockDoor))
        self.settle()
        return cast("LockDoor", self.window.door)

    def dialogs(self) -> set[str]:
        """Return the classes of the dialogs that are open."""
        return {type(one).__name__ for one in self.window.findChildren(DialogFrame) if one.isVisible()}

    # pictures ----------------------------------------------------------------------------------------

    def picture_of(self, subject: QWidget) -> QImage:
        """Return a picture of one widget on the ground of the window."""
        picture = QImage(subject.size(), QImage.Format.Format_RGB32)
        picture.fill(theme.current()["window"])
        shadow = subject.graphicsEffect()
        if shadow is not None:  # it would draw on what lies behind
            shadow.setEnabled(False)
        subject.render(picture, QPoint(0, 0))
        return picture

    def whole(self) -> QImage:
        """Return a picture of the window with what lies over it."""
        picture = self.window.grab().toImage()
        for top in self._app.topLevelWidgets():
            if top is not self.window and top.isVisible() and top.parentWidget() is not None:
                place = self.window.mapFromGlobal(top.mapToGlobal(QPoint(0, 0)))
                top.render(picture, place)
        return picture
