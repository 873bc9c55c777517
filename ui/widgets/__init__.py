"""Building blocks shared by pages and dialogs; `python -m ui.gallery out.png` draws most of them.

Text          labels: `Label`, `CutLabel`, `ExplainedLabel`, `KeyHint`
Marks         marks: `Tile`, `Initial`, `Badge`, `Tag`, `Bar`, `RiskMeter`, `StateMark`, `Icon`
              painters, controls: the same drawn by delegates
Buttons       buttons: `Button`, `IconButton`, `LinkButton`; split_button: `SplitButton`
Choices       toggles: `TickBox`, `Switch`, `RadioButton`; segmented: `Segmented`, `Choice`
              chips: `FilterChip`; picker: `Picker`, `PickItem`; choice_cards: `ChoiceCards`, `ChoiceCard`
              comparison: `ComparisonGrid`, `Option`, `Row`, `Cell`
Fields        fields: `Field` (label, control, error), `TextField`, `LineEdit`, `check_all`
              money_edit: `MoneyEdit`; number_edits: `RateEdit`, `CountEdit`; date_edit: `DateEdit`
              tags_edit: `TagsEdit`; sliders: `MoneySlider`, `CountSlider`
Surfaces      cards: `Card`, `FigureCard`, `Hairline`; notices: `Banner`, `EmptyState`
              dialog: `DialogFrame`, `ask`; popover: `Popover`; flow: `FlowLayout`
Inspector     inspector: `Inspector`, `Section`, `TitleSection`; schedule: `ScheduleList`, `ScheduleRow`
              facts: `FactsGrid`, `FigureRow`, `LineFigures`; steps: `OrderSteps`, `Step`
Focus         focus_ring: `attach` gives a control its ring

Fields share `value()`, `set_value()` (silent), `value_changed` (by the user), `check()` and `error_changed`.
Colors are tokens (`"text-2"`), fonts are styles (`"amount"`), icons are names (`"stack"`).
"""
