"""Settings: language and region, look, buffers, security, help."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from finapp.domain.currencies import exponents
from finapp.domain.money import Money
from ui import fonts, i18n
from ui import format as formats
from ui.settings import TEXT_SCALES
from ui.views.settings_rates import RatesCard
from ui.views.settings_rows import SettingCard, SettingRow, SettingSection
from ui.widgets.buttons import Button
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.number_edits import RateEdit
from ui.widgets.picker import Picker, PickItem
from ui.widgets.segmented import Choice, Segmented
from ui.widgets.toggles import Switch

if TYPE_CHECKING:
    from ui.context import AppContext

_COMMON = ("CNY", "EUR", "USD", "GBP", "JPY", "HKD")
_PATH = 380
_MONDAY, _SATURDAY, _SUNDAY = "0", "5", "6"


class RegionSection(SettingSection):
    """Language, base currency, first day of the week."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.language = Segmented(
            [Choice("system", self.tr("System")), Choice("en", "English"), Choice("zh_CN", "简体中文")],
            name=self.tr("Language"),
        )
        self.language.set_value(context.settings.language)
        self.language.changed.connect(self._on_language)
        self.currency = Picker(_currencies(), required=True)
        self.currency.value_changed.connect(self._on_currency)
        self.week = Segmented(
            [
                Choice(_MONDAY, self.tr("Monday")),
                Choice(_SATURDAY, self.tr("Saturday")),
                Choice(_SUNDAY, self.tr("Sunday")),
            ],
            name=self.tr("Week starts on"),
        )
        self.week.changed.connect(self._on_week)
        here = SettingCard(self.tr("This computer"))
        here.add(SettingRow(self.tr("Language"), self.language, wide=False))
        self.column.addWidget(here)
        book = SettingCard(self.tr("This book"))
        sentence = self.tr("Sums are in it; other currencies are converted where a rate is known.")
        book.add(SettingRow(self.tr("Base currency"), self.currency, sentence))
        book.add(SettingRow(self.tr("Week starts on"), self.week, wide=False))
        self.column.addWidget(book)
        self.rates = RatesCard(context)
        self.column.addWidget(self.rates)
        self.column.addStretch(1)

    def show_values(self, values: dict[str, object]) -> None:
        """Show currency and week."""
        self.currency.set_value(str(values["currency"]))
        self.week.set_value(str(values["week_start"]))

    def _on_language(self, language: str) -> None:
        self.context.shell.run_command(f"language_{language}")

    def _on_currency(self, currency: object) -> None:
        self.save("currency", str(currency))

    def _on_week(self, day: str) -> None:
        self.save("week_start", int(day))


class LookSection(SettingSection):
    """Theme, size of text, rows, color of gains."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        settings = context.settings
        self.theme = Segmented(
            [
                Choice("system", self.tr("System")),
                Choice("light", self.tr("Light")),
                Choice("dark", self.tr("Dark")),
            ],
            name=self.tr("Theme"),
        )
        self.theme.set_value(settings.theme)
        self.theme.changed.connect(self._on_theme)
        self.scale = Segmented(
            [Choice(f"{one:.2f}", f"{round(one * 100)}%") for one in TEXT_SCALES],
            name=self.tr("Size of text"),
        )
        near = min(TEXT_SCALES, key=lambda one: abs(one - fonts.scale()))
        self.scale.set_value(f"{near:.2f}")
        self.scale.changed.connect(self._on_scale)
        self.compact = Switch()
        self.compact.setChecked(settings.compact_rows)
        self.compact.clicked.connect(self._on_compact)
        self.gains = Segmented(
            [
                Choice("green", self.tr("Green")),
                Choice("red", self.tr("Red")),
                Choice("none", self.tr("No color")),
            ],
            name=self.tr("Gains"),
        )
        self.gains.set_value(settings.gains)
        self.gains.changed.connect(self._on_gains)
        card = SettingCard(self.tr("Look"))
        card.add(SettingRow(self.tr("Theme"), self.theme, wide=False))
        card.add(SettingRow(self.tr("Size of text"), self.scale, wide=False))
        sentence = self.tr("The second line of a row stands to the right of the first.")
        card.add(SettingRow(self.tr("Compact rows"), self.compact, sentence, wide=False))
        sentence = self.tr("Mainland Chinese markets show gains in red, most others in green.")
        card.add(SettingRow(self.tr("Gains"), self.gains, sentence, wide=False))
        self.column.addWidget(card)
        self.column.addStretch(1)

    def show_values(self, values: dict[str, object]) -> None:  # noqa: ARG002 - looks are not in the book
        """Show the switches of this computer."""
        self.theme.set_value(self.context.settings.theme)
        self.compact.setChecked(self.context.settings.compact_rows)

    def _on_theme(self, name: str) -> None:
        self.context.shell.run_command(f"theme_{name}")

    def _on_scale(self, scale: str) -> None:
        self.context.shell.run_command(f"text_{scale}")

    def _on_compact(self) -> None:
        self.context.shell.run_command("compact_rows")

    def _on_gains(self, name: str) -> None:
        self.context.settings.gains = name
        self.context.events.theme_changed.emit()


class BuffersSection(SettingSection):
    """The least cash, when ways to pay are compared, what waiting money earns."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.buffer = MoneyEdit(required=True)
        self.compare = MoneyEdit(required=True)
        self.waiting = RateEdit(required=True, most=Decimal(1))
        self.buffer.editingFinished.connect(self._on_buffer)
        self.compare.editingFinished.connect(self._on_compare)
        self.waiting.editingFinished.connect(self._on_waiting)
        self._shown: dict[str, object] = {}
        card = SettingCard(self.tr("Buffers"))
        sentence = self.tr("The least cash on accounts; forecasts warn below it.")
        card.add(SettingRow(self.tr("Cash buffer"), self.buffer, sentence))
        sentence = self.tr("“Compare ways to pay” is open for purchases above it.")
        card.add(SettingRow(self.tr("Compare above"), self.compare, sentence))
        sentence = self.tr("What money earns a year until an installment is due. Dearer plans are marked.")
        card.add(SettingRow(self.tr("Waiting money earns"), self.waiting, sentence))
        self.column.addWidget(card)
        self.column.addStretch(1)

    def show_values(self, values: dict[str, object]) -> None:
        """Show what the book says."""
        self._shown = dict(values)
        currency = str(values["currency"])
        for edit, key in ((self.buffer, "buffer_minor"), (self.compare, "compare_above_minor")):
            if not edit.hasFocus():
                edit.set_currency(currency)
                edit.set_value(Money(int(str(values[key])), currency))
        if not self.waiting.hasFocus():
            self.waiting.set_value(Decimal(str(values["waiting_yield"])))

    def _keep(self, key: str, value: object) -> None:
        if self._shown.get(key) != value:
            self._shown[key] = value
            self.save(key, value)

    def _on_buffer(self) -> None:
        amount = self.buffer.value()
        if amount is not None:
            self._keep("buffer_minor", amount.minor)

    def _on_compare(self) -> None:
        amount = self.compare.value()
        if amount is not None:
            self._keep("compare_above_minor", amount.minor)

    def _on_waiting(self) -> None:
        rate = self.waiting.value()
        if rate is not None and Decimal(str(self._shown.get("waiting_yield", "0"))) != rate:
            self._keep("waiting_yield", str(rate))


class SecuritySection(SettingSection):
    """Hidden amounts, encryption, where the book is."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.hide_amounts = Switch()
        self.hide_amounts.setChecked(context.settings.hide_amounts)
        self.hide_amounts.clicked.connect(self._on_hide)
        self.lock = Button(self.tr("Lock now"), icon="lock-simple")
        self.lock.clicked.connect(self._on_lock)
        self.lock.setEnabled(context.book.encrypted)
        self.place = TextField()
        self.place.set_value(formats.place(context.book.path))
        self.place.setReadOnly(True)
        self.place.setCursorPosition(0)
        self.place.setFixedWidth(_PATH)
        card = SettingCard(self.tr("Security"))
        sentence = self.tr("Figures become dots and charts lose their scales.")
        card.add(SettingRow(self.tr("Hide amounts"), self.hide_amounts, sentence, wide=False))
        state = self.tr("This book is encrypted with a passphrase.")
        if not context.book.encrypted:
            state = self.tr("This book is not encrypted: whoever can open the file can read it.")
        card.add(SettingRow(self.tr("Encryption"), self.lock, state, wide=False))
        self.column.addWidget(card)
        file = SettingCard(self.tr("File"))
        file.add(SettingRow(self.tr("This book is stored in"), self.place, wide=False))
        self.column.addWidget(file)
        self.column.addStretch(1)

    def show_values(self, values: dict[str, object]) -> None:  # noqa: ARG002 - not in the book
        """Show the switch of this computer."""
        self.hide_amounts.setChecked(self.context.settings.hide_amounts)

    def _on_hide(self) -> None:
        self.context.shell.run_command("hide_amounts")

    def _on_lock(self) -> None:
        self.context.shell.run_command("lock")


class HelpSection(SettingSection):
    """The list of keys, the log file, the version."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        card = SettingCard(self.tr("Help"))
        for name, sentence, step, command in (
            (
                self.tr("Keyboard"),
                self.tr("Every page and command has a key."),
                self.tr("Show keys"),
                "keyboard",
            ),
            (
                self.tr("Log file"),
                self.tr("What the program noted about faults; it holds no amounts."),
                self.tr("Show log file"),
                "show_log",
            ),
            (
                self.tr("About finapp"),
                self.tr("Version and licenses."),
                self.tr("About"),
                "about",
            ),
        ):
            button = Button(step)
            button.setObjectName(command)
            button.clicked.connect(self._on_step)
            card.add(SettingRow(name, button, sentence, wide=False))
        self.column.addWidget(card)
        self.column.addWidget(
            Label(self.tr("Settings of this computer are kept beside no book."), style="small", tone="text-3")
        )
        self.column.addStretch(1)

    def _on_step(self) -> None:
        button = self.sender()
        if button is not None:
            self.context.shell.run_command(button.objectName())


def _currencies() -> list[PickItem]:
    """Return every currency, the usual ones first."""
    codes = [*_COMMON, *sorted(set(exponents()) - set(_COMMON))]
    return [PickItem(code, f"{code} · {formats.currency_name(code, i18n.current())}") for code in codes]
