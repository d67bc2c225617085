"""What only native objects can answer: asked by both names, and never missed where there are none."""

from types import SimpleNamespace

import pytest

from xl_perfgoals.hosts import native


class Owner:
    """Something of xlwings with this native object behind it."""

    def __init__(self, **api):
        self.api = SimpleNamespace(**api)


class Bare:
    """Something of an engine without native objects."""

    @property
    def api(self):
        raise NotImplementedError


class Refusing:
    """A native object that refuses every name in its own way, as pywin32 does."""

    @property
    def api(self):
        class Api:
            def __getattr__(self, name):
                raise RuntimeError(name)

        return Api()


QUESTIONS = {
    native.is_protected: ("ProtectContents", "protect_contents"),
    native.is_read_only: ("ReadOnly", "read_only"),
    native.structure_is_protected: ("ProtectStructure", "protect_structure"),
    native.counts_from_1904: ("Date1904", "date_1904"),
}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.__name__)
def test_yes_and_no(question):
    windows, mac = QUESTIONS[question]
    for answer in (True, False):
        assert question(Owner(**{windows: answer})) is answer
        assert question(Owner(**{mac: SimpleNamespace(get=lambda answer=answer: answer)})) is answer
    assert question(Bare()) is question(Refusing()) is question(Owner()) is False


def test_values_are_rows_even_of_one_cell():
    assert native.raw_values(Owner(Value2=5.0)) == ((5.0,),)
    assert native.raw_values(Owner(Value2=((1.0,), (2.0,)))) == ((1.0,), (2.0,))
    assert native.raw_values(Owner(Value2=None)) == ((None,),)
    assert native.raw_values(Bare()) is native.raw_values(Refusing()) is None


def test_freezing_by_the_window_where_xlwings_cannot():
    window = SimpleNamespace()

    class Panes:
        def freeze_at(self, _cell):
            raise NotImplementedError

    activated = []
    sheet = SimpleNamespace(
        freeze_panes=Panes(),
        range=lambda *_: None,
        book=SimpleNamespace(app=Owner(ActiveWindow=window)),
        activate=lambda: activated.append(1),
    )
    native.freeze(sheet, 4, 3)
    assert activated
    assert (window.SplitRow, window.SplitColumn, window.FreezePanes) == (3, 2, True)
    sheet.book.app = Bare()
    native.freeze(sheet, 4, 3)


def test_filters():
    offered = []
    native.offer_filter(Owner(AutoFilter=offered.append))
    native.offer_filter(Bare())
    assert offered == [1]
    sheet = Owner(AutoFilterMode=True)
    native.end_filter(sheet)
    assert sheet.api.AutoFilterMode is False
    native.end_filter(Bare())


def test_hidden_as_well_as_the_host_can():
    sheet = Owner(Visible=-1)
    native.hide(sheet)
    assert (sheet.visible, sheet.api.Visible) == (False, 2)
    bare = SimpleNamespace(api=None)
    native.hide(bare)
    assert bare.visible is False


def test_escape_is_heard_on_windows_only():
    assert native.escape_pressed() is False


def test_patience_without_excel_is_nothing():
    with native.patience():
        pass
