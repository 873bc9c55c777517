"""The field for files: dropped, chosen or pasted; each has a pill that takes it away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QDir, QEvent, QObject, QRectF, QSize, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QImage, QKeySequence, QPainter
from PySide6.QtWidgets import QFileDialog, QFrame, QPushButton, QSizePolicy, QWidget

from finapp.errors import UserError
from ui import fonts, i18n, icons
from ui.errors import sentence_of
from ui.file_drop import files_in
from ui.widgets import focus_ring, painters
from ui.widgets.fields import mark_error
from ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QMouseEvent, QPaintEvent

_LONGEST = 96


class Kept(NamedTuple):
    """A file that is stored already: its key and name."""

    key: object
    name: str


class FilesState(NamedTuple):
    """What a field held, to be shown again; `pasted` keeps the folder of pasted pictures alive."""

    paths: tuple[Path, ...]
    kept: tuple[Kept, ...]
    gone: tuple[object, ...]
    pasted: QTemporaryDir | None


class _Pill(QPushButton):
    """One file with ✕; a click, Delete or Backspace takes it away."""

    def __init__(self, name: str, tip: str, parent: QWidget) -> None:
        super().__init__(name, parent)
        self.setAutoDefault(False)
        self.setToolTip(tip)
        self.setAccessibleName(tip)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        focus_ring.attach(self, 4)

    def sizeHint(self) -> QSize:
        return QSize(min(int(painters.tag_width(self.text())), _LONGEST) + 14, fonts.px(20))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        painters.box(painter, rect, 4, fill="neutral-tint")
        painters.text(painter, rect.adjusted(6, 0, -16, 0), self.text(), style="note", color="text-2")
        spot = painters.centered(QRectF(rect.right() - 16, 0, 12, rect.height()), 9, 9)
        icons.paint(painter, spot, "x-bold", "text-3")


class _Asker(QPushButton):
    """The quiet words behind the pills; a click, Enter or Space opens the file dialog."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(words, parent)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(round(painters.text_width(self.text())) + 26, fonts.px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        icons.paint(
            painter, painters.centered(QRectF(0, 0, 16, rect.height()), 16, 16), "paperclip", "text-3"
        )
        painters.text(painter, rect.adjusted(24, 0, 0, 0), self.text(), color="text-3")


class FilesEdit(QFrame):
    """Files to keep. `value()` are the paths that were added, `gone()` the keys of stored ones taken away.

    `check_file(path)` raises a `UserError` for a file that can't be taken. Ctrl+V pastes files or a picture.
    """

    value_changed = Signal()
    error_changed = Signal(str)

    def __init__(self, check_file: Callable[[Path], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._check_file = check_file
        self._paths: list[Path] = []
        self._kept: list[Kept] = []
        self._gone: list[object] = []
        self._error = ""
        self._pasted: QTemporaryDir | None = None
        self._pills: list[_Pill] = []
        self.setAcceptDrops(True)
        self._flow = FlowLayout(self, gap=6, line_gap=4)
        self._flow.setContentsMargins(9, fonts.px(6), 9, fonts.px(6))
        self.setMinimumHeight(fonts.px(32))
        self.ask = _Asker(self.tr("Drop a file"), self)
        self.ask.setToolTip(self.tr("Drop a PDF or a picture, paste it, or press Enter to choose one"))
        self.ask.clicked.connect(self.choose)
        self._flow.addWidget(self.ask)
        self.setFocusProxy(self.ask)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.ask.installEventFilter(self)

    # values ------------------------------------------------------------------------------------------

    def value(self) -> tuple[Path, ...]:
        """Return the files that were added."""
        return tuple(self._paths)

    def gone(self) -> tuple[object, ...]:
        """Return the keys of stored files that were taken away."""
        return tuple(self._gone)

    def set_value(self, paths: Sequence[Path], kept: Sequence[Kept] = ()) -> None:
        """Show stored files and added ones."""
        self._paths, self._kept, self._gone = list(paths), list(kept), []
        self._show()

    def state(self) -> FilesState:
        """Return what the field holds."""
        return FilesState(tuple(self._paths), tuple(self._kept), tuple(self._gone), self._pasted)

    def restore(self, state: FilesState) -> None:
        """Show what the field held before."""
        self._paths, self._kept, self._gone = list(state.paths), list(state.kept), list(state.gone)
        self._pasted = state.pasted
        self._show()

    def error(self) -> str:
        """Return the sentence shown below the field."""
        return self._error

    def add(self, paths: Sequence[Path]) -> None:
        """Take files; the first that can't be taken is named below the field."""
        wrong = ""
        for path in paths:
            try:
                self._check_file(path)
            except UserError as error:
                wrong = wrong or sentence_of(error, i18n.current())
                continue
            if path not in self._paths:
                self._paths.append(path)
        self._show_error(wrong)
        self._show()
        self.value_changed.emit()

    def _show_error(self, text: str) -> None:
        if text != self._error:
            self._error = text
            mark_error(self, wrong=bool(text))
            self.update()
            self.error_changed.emit(text)

    def _show(self) -> None:
        for pill in self._pills:
            self._flow.removeWidget(pill)
            pill.hide()
            pill.deleteLater()
        self._pills = []
        files: list[Kept | Path] = [*self._kept, *self._paths]
        for file in files:
            tip = self.tr("{name}: press Delete to take it away").format(name=file.name)
            pill = _Pill(file.name, tip, self)
            pill.clicked.connect(self._remover(file))
            self._flow.insert_widget(len(self._pills), pill)
            self._pills.append(pill)
            pill.show()
        self.ask.setText(self.tr("Add") if self._pills else self.tr("Drop a file"))
        self.ask.updateGeometry()
        self.updateGeometry()

    def _remover(self, file: Kept | Path) -> Callable[[], None]:
        def remove() -> None:
            if isinstance(file, Kept):
                self._kept.remove(file)
                self._gone.append(file.key)
            else:
                self._paths.remove(file)
            self.ask.setFocus(Qt.FocusReason.OtherFocusReason)
            self._show_error("")
            self._show()
            self.value_changed.emit()

        return remove

    # ways in -----------------------------------------------------------------------------------------

    def choose(self) -> None:
        """Open the file dialog."""
        kinds = self.tr("Receipts (*.pdf *.png *.jpg *.jpeg *.webp *.heic);;All files (*)")
        paths, _ = QFileDialog.getOpenFileNames(self, self.tr("Attach a receipt"), "", kinds)
        self.add([Path(path) for path in paths])

    def paste(self) -> bool:
        """Take files or a picture from the clipboard; return whether there were any."""
        data = QGuiApplication.clipboard().mimeData()
        paths = files_in(data)
        image = data.imageData() if data.hasImage() and not paths else None
        if isinstance(image, QImage) and not image.isNull():
            if self._pasted is None:
                self._pasted = QTemporaryDir(str(Path(QDir.tempPath()) / "finapp-pasted-XXXXXX"))
            path = Path(self._pasted.path()) / f"pasted-{len(self._paths) + 1}.png"
            image.save(str(path))
            paths = [path]
        if paths:
            self.add(paths)
        return bool(paths)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the ring around the whole field while its words have the focus."""
        if isinstance(event, QFocusEvent):
            if event.type() == QEvent.Type.FocusIn:
                focus_ring.surround(self, 7, field=True)
            else:
                focus_ring.clear()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste with Ctrl+V."""
        if event.matches(QKeySequence.StandardKey.Paste) and self.paste():
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped."""
        paths = files_in(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.add(paths)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Open the file dialog from anywhere in the field."""
        self.choose()

    # drawing -----------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Return the size of a field."""
        return QSize(140, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Return the size of a small field."""
        return QSize(96, fonts.px(32))

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width: one or more lines of files."""
        return max(self._flow.heightForWidth(width), fonts.px(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the field."""
        edge, width = ("danger", 1.5) if self._error else ("border-control", 1.0)
        painters.box(QPainter(self), QRectF(self.rect()), 7, fill="surface", edge=edge, width=width)
