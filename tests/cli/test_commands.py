"""The commands as a user runs them: what they print, write and exit with, on good input and bad."""

import json
import shutil
import subprocess
import sys

import openpyxl
import pytest
from xlsxwriter import Workbook

from tests.support.good_form import MODEL as GOOD
from tests.support.published import golden_indicators
from workbook.form_styles import FormStyles
from workbook.official_form import set_up_page, write_form
from xl_perfgoals.cli import main
from xl_perfgoals.files.assets import asset

SAMPLES = str(asset("workbook", "samples"))


def write_book(path, *contents):
    with Workbook(path) as workbook:
        styles = FormStyles(workbook)
        for number, content in enumerate(contents, 1):
            sheet = workbook.add_worksheet(f"表{number}")
            set_up_page(sheet)
            write_form(sheet, styles, content)
    return path


@pytest.fixture
def run(monkeypatch, capfdbinary):
    """Runs the command line in this process: (exit code, standard output, standard error)."""

    def run(*args):
        monkeypatch.setattr(sys, "argv", ["xl-perfgoals", *map(str, args)])
        with pytest.raises(SystemExit) as exit_info:
            main()
        out, err = capfdbinary.readouterr()
        return exit_info.value.code, out.decode(), err.decode()

    return run


def test_demo(run, tmp_path):
    code, out, _ = run("demo", "--out", tmp_path)
    assert code == 0
    for figure in ("8283.3488", "7970.5904", "312.7584", "15 个项目", "150 条指标"):
        assert figure in out
    assert len(list(tmp_path.glob("*.xlsx"))) == 1


def test_check_json_has_every_indicator(run):
    code, out, err = run("check", SAMPLES, "--format", "json")
    assert code == 1
    assert err == ""
    record = json.loads(out)
    assert [file["status"] for file in record["files"]] == ["read", "read"]
    read = [
        (form["project"], row["level1"], row["level2"], row["name"], row["target"])
        for form in record["forms"]
        for row in form["indicators"]
    ]
    keys = ("project", "level1", "level2", "name", "target")
    assert read == [tuple(row[key] for key in keys) for row in golden_indicators()]
    assert {finding["severity"] for finding in record["findings"]} >= {"error", "warning"}


def test_check_text_names_the_cell_and_the_figures(run):
    code, out, _ = run("check", SAMPLES, "--select", "C03")
    assert code == 1
    assert "C03" in out
    assert "659004" in out
    assert "6.5904" in out
    assert "1 个错误，0 个警告，0 个提示" in out


def test_a_clean_form_exits_with_0(run, tmp_path):
    code, out, _ = run("check", write_book(tmp_path / "a.xlsx", GOOD), "--ignore", "P")
    assert code == 0, out


def test_warnings_alone_exit_with_0(run):
    code, _, _ = run("check", SAMPLES, "--select", "H05")
    assert code == 0


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["check"], "缺少 文件或文件夹"),
        (["check", "x", "--format", "yaml"], "只能是 text、json"),
        (["check", "x", "--selct", "C"], "没有 --selct 这个选项"),
        (["check", "x", "--select", "Z9"], "没有编号以 Z9 开头的规则"),
        (["check", "x", "--year", "abc"], "--year 的值不对：请填 2000 至 2099 之间的整数"),
        (["check", "x", "--year", "20244"], "--year 的值不对：请填 2000 至 2099 之间的整数"),
        (["consolidate", "x", "-o", "."], "文件，不是文件夹"),
        (["consolidate", "x", "-o", "x.xls"], "x.xlsx"),
        (["consolidate", "x", "-o", "x.csv"], "x.xlsx"),
        (["consolidate", "x", "-o", ""], "文件名"),
        (["demo", "--out", __file__], "文件夹，不是文件"),
        (["parse", "5", "--year", "x"], "请填整数"),
        (["consolidate", "x"], "缺少 --output"),
        (["chek"], "没有这个命令：chek"),
        (["explain", "Z99"], "Z99"),
    ],
)
def test_wrong_use_is_told_in_chinese(run, args, words):
    code, _, err = run(*args)
    assert code == 2
    assert words in err
    assert "--help" in err
    assert "Error" not in err


def test_a_roster_without_units_is_told(run, tmp_path):
    (tmp_path / "名册.csv").write_text("代码,单位名称\n", encoding="utf-8")
    code, _, err = run("check", SAMPLES, "--roster", tmp_path / "名册.csv")
    assert code == 2
    assert "一个单位也没有" in err


@pytest.mark.parametrize("option", ["--roster", "--policy"])
@pytest.mark.parametrize("name", ["没有.xlsx", "没有.csv", "没有.toml"])
def test_a_missing_roster_or_policy_is_named(run, option, name):
    code, _, err = run("check", SAMPLES, option, name)
    assert code == 2
    assert name in err


def test_a_file_that_is_no_summary_is_not_replaced(run, tmp_path):
    target = tmp_path / "重要.xlsx"
    write_book(target, GOOD)
    before = target.read_bytes()
    code, _, err = run("consolidate", SAMPLES, "-o", target)
    assert code == 2
    assert "重要.xlsx" in err
    assert target.read_bytes() == before


def test_an_input_is_never_replaced(run, tmp_path):
    source = write_book(tmp_path / "a.xlsx", GOOD)
    before = source.read_bytes()
    code, _, err = run("consolidate", tmp_path, "-o", source)
    assert code == 2
    assert "不能覆盖" in err
    assert source.read_bytes() == before


def test_a_folder_that_cannot_be_written_is_told(run, tmp_path):
    (tmp_path / "挡路").write_text("文件")
    code, _, err = run("consolidate", SAMPLES, "-o", tmp_path / "挡路" / "o.xlsx")
    assert code == 2
    assert "写不出" in err


def test_bad_files_are_told_and_the_rest_goes_on(run, tmp_path):
    folder = tmp_path / "报送"
    folder.mkdir()
    write_book(folder / "好.xlsx", GOOD)
    (folder / "文本.xlsx").write_text("项目名称\t修路\n", encoding="utf-8")
    data = (folder / "好.xlsx").read_bytes()
    (folder / "半截.xlsx").write_bytes(data[: len(data) // 2])
    (folder / "~$好.xlsx").write_bytes(b"lock")
    with Workbook(folder / "没有表.xlsx") as workbook:
        workbook.add_worksheet("说明").write(0, 0, "请填写")
    code, out, _ = run("check", folder, tmp_path / "不存在.xlsx", "--format", "json")
    assert code == 2
    files = {file["path"].rpartition("/")[2]: file for file in json.loads(out)["files"]}
    assert files["好.xlsx"]["status"] == "read"
    assert files["~$好.xlsx"]["status"] == "skipped"
    for name in ("文本.xlsx", "半截.xlsx", "没有表.xlsx", "不存在.xlsx"):
        assert files[name]["status"] == "refused", name
        assert files[name]["code"]
        assert files[name]["reason"]
        assert files[name]["remedy"]
    assert len(json.loads(out)["forms"]) == 1


def test_an_empty_folder_is_told(run, tmp_path):
    code, out, _ = run("check", tmp_path)
    assert code == 2
    assert "没有可以读取的文件" in out


def test_text_in_the_amount_leaves_the_form_out_and_says_so(run, tmp_path):
    from dataclasses import replace

    path = write_book(tmp_path / "a.xlsx", GOOD, replace(GOOD, project="另一个项目", total="约一百万"))
    code, out, _ = run("consolidate", path, "-o", tmp_path / "o.xlsx", "--format", "json")
    record = json.loads(out)
    assert code == 1
    assert record["county"] == {"projects": 1, "total": "100", "fiscal": "90", "other": "10"}
    assert [(left["code"], left["project"]) for left in record["left_out"]] == [("F01", "另一个项目")]


def test_a_copy_of_a_file_is_read_once_and_told(run, tmp_path):
    write_book(tmp_path / "a.xlsx", GOOD)
    shutil.copy(tmp_path / "a.xlsx", tmp_path / "b.xlsx")
    code, out, _ = run("consolidate", tmp_path, "-o", tmp_path / "out" / "o.xlsx", "--format", "json")
    record = json.loads(out)
    assert code == 0
    assert record["county"]["total"] == "100"
    assert record["left_out"] == []
    assert [(file["path"], file["status"], file["code"]) for file in record["files"]] == [
        ("a.xlsx", "read", None),
        ("b.xlsx", "skipped", "K07"),
    ]
    command = ("check", tmp_path / "a.xlsx", tmp_path / "b.xlsx", "--select", "X03,U03")
    _, out, _ = run(*command, "--format", "json")
    told = [(finding["code"], finding["file"], finding["cell"]) for finding in json.loads(out)["findings"]]
    assert told == [("U03", "b.xlsx", "")]
    _, out, _ = run(*command)
    assert "U03 b.xlsx 整个文件" in out


def test_consolidating_again_into_the_same_folder_does_not_read_the_summary(run, tmp_path):
    write_book(tmp_path / "a.xlsx", GOOD)
    for _ in range(2):
        _, out, _ = run("consolidate", tmp_path, "-o", tmp_path / "汇总.xlsx", "--format", "json")
        record = json.loads(out)
        assert record["county"]["total"] == "100"
    assert {file["status"] for file in record["files"]} == {"read", "skipped"}


def test_a_roster_names_the_departments(run, tmp_path):
    (tmp_path / "名册.csv").write_text("代码,单位名称,别名\n061,石桥镇,石桥镇人民政府\n", encoding="gbk")
    path = write_book(tmp_path / "a.xlsx", GOOD)
    args = (
        "consolidate",
        path,
        "-o",
        tmp_path / "o.xlsx",
        "--roster",
        tmp_path / "名册.csv",
        "--format",
        "json",
    )
    _, out, _ = run(*args)
    (line,) = json.loads(out)["departments"]
    assert (line["department"], line["code"], line["total"]) == ("石桥镇", "061", "100")


def test_nothing_read_writes_nothing(run, tmp_path):
    out = tmp_path / "o.xlsx"
    run("consolidate", SAMPLES, "-o", out)
    before = out.read_bytes()
    code, _, err = run("consolidate", tmp_path / "打错了", "-o", out)
    assert code == 2
    assert "没有生成汇总工作簿" in err
    assert out.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["o.xlsx"]


def test_an_output_without_an_ending_gets_one(run, tmp_path):
    run("consolidate", SAMPLES, "-o", tmp_path / "汇总")
    assert [path.name for path in tmp_path.iterdir()] == ["汇总.xlsx"]


def test_select_may_be_given_twice(run):
    _, out, _ = run("check", SAMPLES, "--select", "C03", "--select", "G02,H05")
    assert {code for code in ("C03", "G02", "H05", "C01") if code in out} == {"C03", "G02", "H05"}
    assert "审核结果" not in out


def test_a_form_that_cannot_be_added_is_told_by_check_too(run, tmp_path):
    from dataclasses import replace

    _, out, _ = run("check", write_book(tmp_path / "a.xlsx", replace(GOOD, total="40.1234567")))
    assert "未汇总" in out


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('off = "G03"\n', "off"),
        ("[off]\nG03 = true\n", "off"),
        ('year = 2024\n"目标" = \n', "第 2 行"),
        ("waivers = 3\n", "[[waivers]]"),
    ],
)
def test_a_policy_written_wrongly_is_told_where(run, tmp_path, text, words):
    policy = tmp_path / "本县.toml"
    policy.write_text(text, encoding="utf-8")
    code, _, err = run("check", SAMPLES, "--policy", policy)
    assert code == 2
    assert words in err
    assert "line" not in err


def test_a_policy_in_another_encoding_is_told(run, tmp_path):
    policy = tmp_path / "本县.toml"
    policy.write_bytes('name = "某县"'.encode("gbk"))
    code, _, err = run("check", SAMPLES, "--policy", policy)
    assert code == 2
    assert "UTF-8" in err
    assert "codec" not in err


def test_a_policy_file_switches_rules_and_waives(run, tmp_path):
    policy = tmp_path / "本县.toml"
    policy.write_text(
        'off = ["H05"]\n[[waivers]]\ncode = "C03"\nproject = "政府长聘人员经费"\n'
        'reason = "已核"\nwho = "李四"\n',
        encoding="utf-8",
    )
    code, out, _ = run("check", SAMPLES, "--select", "C03,H05", "--policy", policy)
    assert code == 0
    assert "已豁免" in out
    assert "H05" not in out


def test_parse_prints_one_line_a_text(run):
    code, out, _ = run("parse", "≥74.845 万元", "-10%")
    assert code == 0
    first, second = map(json.loads, out.splitlines())
    assert (first["op"], first["number"], first["unit"], first["yuan"]) == (">=", "74.845", "万元", "748450")
    assert second["number"] == "-10"


@pytest.mark.parametrize("form", ["text", "md", "json"])
def test_rules_are_listed(run, form):
    code, out, _ = run("rules", "--format", form)
    assert code == 0
    assert "C03" in out
    assert "F02" in out


def test_explain_shows_examples(run):
    code, out, _ = run("explain", "f02")
    assert code == 0
    for heading in ("为什么", "怎么改", "会报的例子", "不报的例子"):
        assert heading in out


def test_a_bug_is_one_line_and_a_log_file(run, monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    monkeypatch.setattr("xl_perfgoals.cli.check.being_taken_in", lambda *_, **__: 1 / 0)
    code, _, err = run("check", SAMPLES)
    assert code == 2
    assert "Traceback" not in err
    (log,) = tmp_path.glob("*.log")
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")


def test_the_module_runs_and_is_quiet_in_a_pipe():
    command = [sys.executable, "-m", "xl_perfgoals", "check", SAMPLES, "--select", "C03"]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 1
    assert done.stderr == b""
    assert b"\x1b" not in done.stdout


def test_control_numbers_are_compared_by_department(run, tmp_path):
    (tmp_path / "名册.csv").write_text(
        "代码,单位名称,主管部门,控制数(万元)\n061,石桥镇人民政府,,60\n,石桥镇中心小学,石桥镇人民政府,50\n",
        encoding="utf-8",
    )
    path = write_book(tmp_path / "a.xlsx", GOOD)
    out = tmp_path / "o.xlsx"
    run("consolidate", path, "-o", out, "--roster", tmp_path / "名册.csv")
    sheet = openpyxl.load_workbook(out, data_only=True)["部门汇总"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    heading = next(row for row in rows if "控制数" in row)
    line = next(row for row in rows if "石桥镇人民政府" in row)
    assert line[heading.index("控制数")] == 110


def test_what_the_officer_wrote_survives_two_more_runs(run, tmp_path):
    target = tmp_path / "汇总.xlsx"
    run("consolidate", SAMPLES, "-o", target)
    book = openpyxl.load_workbook(target)
    sheet = book["问题清单"]
    first = [sheet.cell(4, col).value for col in (3, 4, 6, 9)]
    sheet["M4"], sheet["N4"], sheet["M5"] = "已说明", "电话沟通，7月改", "已豁免"
    # A finding that is no more: an edited line of another project.
    sheet["D6"], sheet["N6"] = "早已撤销的项目", "不要丢"
    book.save(target)
    for _ in range(2):
        run("consolidate", SAMPLES, "-o", target)
        rows = list(openpyxl.load_workbook(target)["问题清单"].iter_rows(min_row=4, values_only=True))
        assert [rows[0][col - 1] for col in (3, 4, 6, 9)] == first
        assert rows[0][12:14] == ("已说明", "电话沟通，7月改")
        assert rows[1][12] == "已豁免"
        assert rows[2][12:14] == ("待整改", None)
        assert [row[3] for row in rows if row[13] == "不要丢"] == ["早已撤销的项目"]
