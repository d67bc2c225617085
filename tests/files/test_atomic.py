import os

import pytest

from xl_perfgoals.files.atomic import OverwritesInputError, Saved, save_whole


def writes(text):
    return lambda path: path.write_text(text, encoding="utf-8")


def left_over(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_is_written_and_its_folder_made(tmp_path):
    target = tmp_path / "汇总" / "全县.xlsx"
    assert save_whole(target, writes("新")) == Saved(target, target)
    assert target.read_text(encoding="utf-8") == "新"
    assert left_over(target.parent) == ["全县.xlsx"]


def test_an_earlier_file_is_replaced(tmp_path):
    target = tmp_path / "全县.xlsx"
    target.write_text("旧", encoding="utf-8")
    assert not save_whole(target, writes("新")).aside
    assert target.read_text(encoding="utf-8") == "新"


def test_a_file_that_says_the_same_already_is_left_alone(tmp_path):
    target = tmp_path / "全县.xlsx"
    target.write_text("同", encoding="utf-8")
    os.utime(target, (1, 1))
    kept = []
    assert save_whole(target, writes("同"), before_replacing=kept.append) == Saved(target, target)
    assert (target.stat().st_mtime, kept, left_over(tmp_path)) == (1, [], ["全县.xlsx"])


@pytest.mark.parametrize("fails_in", ["write", "verify"])
def test_a_failure_leaves_the_earlier_file_and_nothing_else(tmp_path, fails_in):
    def fail(path):
        path.write_text("一半", encoding="utf-8")
        raise OSError(28, "disk full")

    target = tmp_path / "全县.xlsx"
    target.write_text("旧", encoding="utf-8")
    steps = {"write": writes("新"), "verify": None} | {fails_in: fail}
    with pytest.raises(OSError, match="disk full"):
        save_whole(target, steps["write"], verify=steps["verify"])
    assert target.read_text(encoding="utf-8") == "旧"
    assert left_over(tmp_path) == ["全县.xlsx"]


@pytest.mark.skipif(os.name == "nt", reason="Windows itself tells whether a file is open")
@pytest.mark.parametrize("lock", [".~lock.全县.xlsx#", "~$全县.xlsx", ".~全县.xlsx"])
def test_a_file_open_elsewhere_stays_and_the_result_goes_beside(tmp_path, lock):
    target = tmp_path / "全县.xlsx"
    target.write_text("旧", encoding="utf-8")
    (tmp_path / "全县 (2).xlsx").write_text("更旧", encoding="utf-8")
    (tmp_path / lock).touch()
    saved = save_whole(target, writes("新"))
    assert (saved.path.name, saved.aside) == ("全县 (3).xlsx", True)
    assert "全县 (3).xlsx" in saved.text
    assert [path.read_text(encoding="utf-8") for path in (target, saved.path)] == ["旧", "新"]


def test_a_stale_lock_without_its_file_does_not_matter(tmp_path):
    (tmp_path / "~$全县.xlsx").touch()
    assert not save_whole(tmp_path / "全县.xlsx", writes("新")).aside


def test_a_read_only_file_stays(tmp_path):
    target = tmp_path / "全县.xlsx"
    target.write_text("旧", encoding="utf-8")
    target.chmod(0o444)
    saved = save_whole(target, writes("新"))
    assert saved.path.name == "全县 (2).xlsx"
    assert os.access(saved.path, os.W_OK)


def test_a_folder_of_that_name_stays(tmp_path):
    target = tmp_path / "全县.xlsx"
    target.mkdir()
    assert save_whole(target, writes("新")).path.name == "全县 (2).xlsx"


@pytest.mark.parametrize(("refusals", "name"), [(2, "全县.xlsx"), (99, "全县 (2).xlsx")])
def test_a_locked_file_is_tried_again_for_a_while(tmp_path, monkeypatch, refusals, name):
    target = tmp_path / "全县.xlsx"
    target.write_text("旧", encoding="utf-8")
    plain, tries = type(target).replace, []

    def replace(path, to):
        if to == target:
            tries.append(to)
            if len(tries) <= refusals:
                raise PermissionError(13, "sharing violation")
        return plain(path, to)

    monkeypatch.setattr(type(target), "replace", replace)
    saved = save_whole(target, writes("新"), retries=3, pause=0)
    assert saved.path.name == name
    assert len(tries) == min(refusals + 1, 4)
    assert not [left for left in left_over(tmp_path) if left.startswith(".~")]


def test_a_folder_in_which_nothing_can_be_replaced_is_an_error(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "no")

    monkeypatch.setattr(type(tmp_path), "replace", refuse)
    with pytest.raises(PermissionError):
        save_whole(tmp_path / "全县.xlsx", writes("新"), retries=0)
    assert left_over(tmp_path) == []


@pytest.mark.parametrize("way", ["same", "relative", "link"])
def test_an_input_is_never_overwritten(tmp_path, monkeypatch, way):
    report = tmp_path / "石桥镇.xlsx"
    report.write_text("原表", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    target = report
    if way == "relative":
        target = type(report)("石桥镇.xlsx")
    if way == "link":
        target = tmp_path / "汇总.xlsx"
        target.symlink_to(report)
    with pytest.raises(OverwritesInputError, match="不能覆盖"):
        save_whole(target, writes("新"), inputs=[report])
    assert report.read_text(encoding="utf-8") == "原表"


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
def test_a_new_file_gets_the_usual_rights_and_a_replaced_one_keeps_its_own(tmp_path):
    target = tmp_path / "全县.xlsx"
    umask = os.umask(0o027)
    try:
        save_whole(target, writes("新"))
    finally:
        os.umask(umask)
    assert target.stat().st_mode & 0o777 == 0o640
    target.chmod(0o600)
    save_whole(target, writes("新"))
    assert target.stat().st_mode & 0o777 == 0o600


def excel_lock(person, room=54):
    """The file that Excel puts beside a workbook that is open (room 54), or Word beside a document (53)."""
    short, wide = person.encode("gb18030"), person.encode("utf-16-le")
    return (
        bytes([len(short)])
        + short.ljust(room, b" ")
        + len(person).to_bytes(2, "little")
        + wide.ljust(2 * room, b" \0"[:1])
    )


@pytest.mark.skipif(os.name == "nt", reason="Windows itself tells whether a file is open")
@pytest.mark.parametrize(
    ("lock", "content", "person"),
    [
        ("~$全县.xlsx", excel_lock("李四"), "“李四”"),
        ("~$全县.xlsx", excel_lock("Li Si", room=53), "“Li Si”"),
        (".~全县.xlsx", excel_lock("王五"), "“王五”"),
        (".~lock.全县.xlsx#", "赵六,zhao,PC-7,20.11.2026 08:00,file:///p;".encode(), "“赵六（电脑 PC-7）”"),
        ("~$全县.xlsx", b"", "别的程序"),
        ("~$全县.xlsx", b"\xff" * 165, "全县.xlsx"),
    ],
)
def test_whoever_has_the_file_open_is_named(tmp_path, lock, content, person):
    target = tmp_path / "全县.xlsx"
    target.write_text("旧", encoding="utf-8")
    (tmp_path / lock).write_bytes(content)
    saved = save_whole(target, writes("新"))
    assert saved.aside
    assert person in saved.text
    assert lock in saved.text
    assert target.read_text(encoding="utf-8") == "旧"


def test_what_comes_before_replacing_is_done_only_then(tmp_path):
    target = tmp_path / "全县.xlsx"
    seen = []

    def look(draft):
        seen.append((target.read_text(encoding="utf-8"), draft.read_text(encoding="utf-8")))

    target.write_text("旧", encoding="utf-8")
    save_whole(target, writes("新"), before_replacing=look)
    target.chmod(0o444)
    save_whole(target, writes("更新"), before_replacing=look)
    assert seen == [("旧", "新")]
