"""The dialog for a failure that is the program's own fault: honest, with the technical text to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit

from ui.errors import log_path
from ui.widgets.buttons import Button
from ui.widgets.dialog import DialogFrame
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class BugDialog(DialogFrame):
    """Says what happened and what still holds; “Show details” opens the technical text."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent, primary="")
        self.title.setText(self.tr("Something went wrong inside finapp"))
        self.setWindowTitle(self.title.text())
        sentence = self.tr(
            "The last step was not done and nothing of it was saved. What you saved before is safe, and you "
            "can go on working. The details are in the log file; nothing is sent anywhere."
        )
        self.body.addWidget(Label(sentence, tone="text-2", wrap=True))
        self.details = QPlainTextEdit(details)
        self.details.setReadOnly(True)
        self.details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.details.setMinimumHeight(220)
        self.details.setAccessibleName(self.tr("Technical details"))
        self.details.hide()
        self.body.addWidget(self.details)
        self.show_details = Button(self.tr("Show details"), kind="quiet")
        self.copy_details = Button(self.tr("Copy details"), kind="quiet", icon="copy")
        self.open_log = Button(self.tr("Show the log file"), kind="quiet", icon="file-text")
        self.copy_details.hide()
        for button in (self.show_details, self.copy_details, self.open_log):
            self.foot.addWidget(button)
        self.cancel.setText(self.tr("Close"))
        self.show_details.clicked.connect(self._on_show)
        self.copy_details.clicked.connect(self._on_copy)
        self.open_log.clicked.connect(self._on_log)

    @Slot()
    def _on_show(self) -> None:
        self.details.setVisible(not self.details.isVisible())
        self.copy_details.setVisible(self.details.isVisible())
        words = self.tr("Hide details") if self.details.isVisible() else self.tr("Show details")
        self.show_details.setText(words)
        self.refit()

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())

    @Slot()
    def _on_log(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_path())))
