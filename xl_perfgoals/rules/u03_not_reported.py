"""名册上的单位没有报送，或同一个文件交了两次。

为什么：少一个单位，全县的汇总就不完整；同一个文件交两次，只读取一份，不会重复计算，但也可能是发错了文件，另有材料没有报来。

怎么改：催报未报的单位，报来的文件读不出的请按说明处理后再报；同一个文件交了两次的，核对是不是发错了，发错了的重新
报送，没有发错的不用处理。
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.policy import Roster, Unit
from xl_perfgoals.core.submission import Receipt, Status, Submission
from xl_perfgoals.core.texts import name_key, squeeze
from xl_perfgoals.rules._copies import copied_files
from xl_perfgoals.rules._roster import forms_by_unit
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, Scene, example
from xl_perfgoals.wording import COPY_ADVICE


def check_scene(scene: Scene) -> Iterator[Hit]:
    """Units of the roster without a form, and files with the very bytes of one that was read."""
    reported = forms_by_unit(scene.submission.forms, scene.roster)
    receipts = scene.submission.receipts
    refused = [(r.path, squeeze(r.path)) for r in receipts if r.status is Status.REFUSED]
    for unit in scene.roster.units:
        if not reported[name_key(unit.name)] and unit.expected != 0:
            yield _absent(unit, refused, scene.roster)
    yield from _sent_twice(scene.submission)


def _absent(unit: Unit, refused: Sequence[tuple[str, str]], roster: Roster) -> Hit:
    """A hit at the refused file that bears the unit's name, if there is one, else at the roster."""
    names = [squeeze(name) for name in (unit.name, *unit.aliases)]
    file = next((path for path, words in refused if any(name in words for name in names)), "")
    at, variant = CellRef.of_file(file or roster.source), "unread" if file else ""
    return Hit(
        at,
        {"unit": unit.name, "file": at.book},
        variant=variant,
        department=unit.department,
        unit=unit.name,
    )


def _sent_twice(submission: Submission) -> Iterator[Hit]:
    for path, earlier in copied_files(submission).items():
        yield Hit(
            CellRef.of_file(path),
            {"file": path, "earlier": earlier.path},
            variant="twice",
            also=(CellRef.of_file(earlier.path),),
        )


def _same_bytes(scene: Scene) -> Scene:
    receipts = tuple(replace(receipt, sha256="ab") for receipt in scene.submission.receipts)
    return replace(scene, submission=replace(scene.submission, receipts=receipts))


def _refused(scene: Scene) -> Scene:
    receipts = (*scene.submission.receipts, Receipt("河西镇人民政府.xlsx", Status.REFUSED))
    return replace(scene, submission=replace(scene.submission, receipts=receipts))


def _refused_twice(scene: Scene) -> Scene:
    receipts = tuple(Receipt(f"坏文件{number}.xlsx", Status.REFUSED, sha256="ab") for number in (1, 2))
    return replace(scene, submission=replace(scene.submission, receipts=receipts))


_TOWN = Unit(name="石桥镇人民政府", code="061", aliases=("石桥镇人民政府本级",))
_RIVER = Unit(name="河西镇人民政府", code="062")
_BOTH = Roster(units=(_TOWN, _RIVER))

RULE = Rule(
    code="U03",
    name="not_reported",
    title="未报送或重复交文件",
    severity=Severity.WARNING,
    message="名册上的“{unit}”没有报送绩效目标表",
    advice="请催报",
    basis=(Basis.PRACTICE,),
    category=Category.COMPLETE,
    doc=__doc__ or "",
    check_scene=check_scene,
    variants={
        "unread": (
            "名册上的“{unit}”没有读到绩效目标表，文件《{file}》未能读取",
            "请按这个文件的说明处理后再报",
        ),
        "twice": ("《{file}》与《{earlier}》内容完全相同", COPY_ADVICE),
    },
    fails=(
        example(roster=_BOTH, note="一个单位没有报"),
        example(roster=_BOTH, tamper=_refused, note="报来的文件读不出"),
        example(
            {},
            {"文件": "石桥镇（再报）.xlsx"},
            also=("X03",),
            tamper=_same_bytes,
            note="同一个文件交了两次",
        ),
    ),
    passes=(
        example(roster=Roster(units=(_TOWN,)), note="都报了"),
        example(
            roster=Roster(units=(_TOWN, replace(_RIVER, expected=0))),
            note="应报 0 个的不用报",
        ),
        example({}, {"文件": "石桥镇（再报）.xlsx"}, also=("X03",), note="内容不同的两个文件"),
        example(tamper=_refused_twice, note="读不出的文件另有说明", also=("U04",)),
        example(note="没有名册"),
    ),
)
