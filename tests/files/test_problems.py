import re
from string import Formatter

from xl_perfgoals.files.problems import DOUBTS, REFUSALS, REFUSED_KINDS, doubt, problem
from xl_perfgoals.files.sniffing import READABLE, FileKind
from xl_perfgoals.rules import RULES

WORDS = "".join(r.reason + r.remedy for r in REFUSALS) + "".join(d.text for d in DOUBTS)
FACTS = {name: "2" for _, name, _, _ in Formatter().parse(WORDS) if name and name != "sheet"}


def test_codes_are_unique_in_order_and_no_rules():
    for codes in ([r.code for r in REFUSALS], [d.code for d in DOUBTS]):
        assert codes == sorted(set(codes))
        assert not set(codes) & {rule.code for rule in RULES}


def test_every_kind_of_file_is_read_or_refused():
    assert set(FileKind) == READABLE | REFUSED_KINDS.keys()
    assert not READABLE & REFUSED_KINDS.keys()


def test_every_text_can_be_said():
    said = [
        *(problem(refusal.code, sheet="表一", **FACTS) for refusal in REFUSALS),
        *(doubt(text.code, "表一", **FACTS) for text in DOUBTS),
    ]
    assert not re.search(r"[{}]|\bNone\b", "".join(map(str, (vars_of(s) for s in said))))


def vars_of(said: object) -> str:
    return " ".join(str(getattr(said, name)) for name in ("reason", "remedy", "text") if hasattr(said, name))
