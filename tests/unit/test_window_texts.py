"""The texts that `tools.window_texts` finds in a module of the window."""

from __future__ import annotations

from tools.window_texts import Text, texts_of


def found(source: str) -> list[Text]:
    return list(texts_of(source))


def test_a_class_is_the_context_of_its_own_texts() -> None:
    source = "class Page:\n    def name(self):\n        return self.tr('Plans')\n"
    assert found(source) == [Text("Page", "Plans")]


def test_a_text_inside_an_f_string_is_found() -> None:
    source = "class Page:\n    def ask(self):\n        ask(f\"{self.tr('All files')} (*)\")\n"
    assert found(source) == [Text("Page", "All files")]


def test_the_count_of_a_plural_may_be_any_expression() -> None:
    source = "translate('Repayments', '%n item(s)', '', one.items)"
    assert found(source) == [Text("Repayments", "%n item(s)", "", plural=True)]


def test_a_local_name_of_translate_and_joined_lines_are_understood() -> None:
    source = "def f():\n    tr = QCoreApplication.translate\n    tr('Inbox', 'Paid ' 'twice', 'a remark')"
    assert found(source) == [Text("Inbox", "Paid twice", "a remark")]


def test_marked_texts_are_found_and_texts_held_elsewhere_are_not() -> None:
    source = "NAME = QT_TRANSLATE_NOOP('Pages', 'Plans')\nshown = translate('Pages', str(NAME))\n"
    assert found(source) == [Text("Pages", "Plans")]


def test_a_local_name_of_the_class_own_tr_is_understood() -> None:
    body = "        tr, form = self.tr, self.form\n        form.add(tr('Price'))\n"
    source = f"class Loan:\n    def fill(self):\n{body}"
    assert found(source) == [Text("Loan", "Price")]
