"""The formulas beside the indicator rows of a form; those of the cost rows hold them against the total."""

from collections.abc import Sequence

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.sheet import Formula
from xl_perfgoals.templates import wording as say
from xl_perfgoals.templates.head_checks import TOTAL_AMOUNT, Formulas, verdict, without_unit
from xl_perfgoals.templates.pieces import (
    BLANKS,
    OPERATORS,
    any_of,
    chosen,
    is_number,
    said,
    stripped,
    text,
)
from xl_perfgoals.templates.places import AMOUNT, CLEAN, DIGITS, HEAD, KIND, SUM, Block

_PRICE_NAMES = ("标准", "单价", "每", "人均", "户均", "村均", "亩均")
_PLAIN, _PRICE, _BARE, _RATE, _UNREAD = "A", "P", "B", "R", "U"
"""What a cost row states: an amount, a price, a number without unit, a rate; or nothing readable yet."""

_COUNT, _TOTAL, _OTHERS, _UNREADS = (f"${column}${HEAD}" for column in (CLEAN, DIGITS, AMOUNT, KIND))
_COST_VERDICT = f"${SUM}${HEAD}"
_SLIPS = "{10,100,1000,10000}"


def indicator_formulas(parts: Sequence[Block]) -> Formulas:
    """The formulas of all indicator rows."""
    for part in parts:
        for row in part.rows:
            yield f"{CLEAN}{row}", Formula(f"={stripped(f'E{row}', (*BLANKS, *OPERATORS))}", "")
            if part.level2 is Level2.COST:
                yield from _taken_apart(row)
            yield _verdict(part, row)
        if part.level2 is Level2.COST:
            yield from _cost_total(part)


def _verdict(part: Block, row: int) -> tuple[str, Formula]:
    name, value = f"TRIM(D{row})", f"TRIM(E{row})"
    first = row == part.first
    return verdict(
        row,
        (f'AND({name}="",{value}="")', _of_empty_row(part) if first else '""'),
        (f'{value}=""', text(say.NO_VALUE)),
        (f'{name}=""', text(say.NO_NAME)),
        (any_of(f"E{row}", say.PLACEHOLDERS), text(say.PLACEHOLDER)),
        *_of_kind(part, row),
        otherwise=_after_costs() if first and part.level2 is Level2.COST else text(say.WELL),
    )


def _of_empty_row(part: Block) -> str:
    """The first row of a block speaks for the block while that is empty."""
    sentence = {Severity.ERROR: say.DEMANDED, Severity.WARNING: say.WISHED}.get(
        part.severity or Severity.HINT
    )
    demand = text(sentence.replace("{level2}", part.level2.value)) if sentence and part.level2 else '""'
    filled = _COST_VERDICT if part.level2 is Level2.COST else '""'
    return f"IF(COUNTA($D${part.first}:$E${part.last})=0,{demand},{filled})"


def _of_kind(part: Block, row: int) -> tuple[tuple[str, str], ...]:
    clean = f"{CLEAN}{row}"
    if part.level2 is Level2.QUANTITY:
        beside = f"COUNTA($E${part.first}:$E${part.last})>1"
        percent = f"IF({beside},{text(say.PERCENT_BESIDE)},{text(say.PERCENT_QUANTITY)})"
        return (
            (f"AND({is_number(clean)},NOT({_unit_in_name(row)}))", text(say.NO_MEASURE)),
            (f'RIGHT({clean},1)="%"', percent),
        )
    if part.level2 is Level2.SATISFACTION:
        before = f"LEFT({clean},MAX(LEN({clean})-1,0))"
        over = f"IF({is_number(before)},VALUE({before})>100,FALSE)"
        return (
            (f'AND(ISERROR(FIND("%",E{row})),ISERROR(FIND("百分之",E{row})))', text(say.NO_PERCENT)),
            (over, text(say.OVER_HUNDRED)),
        )
    return _of_cost(part, row) if part.level2 is Level2.COST else ()


def _of_cost(part: Block, row: int) -> tuple[tuple[str, str], ...]:
    kind, clean = f"{KIND}{row}", f"{CLEAN}{row}"
    number = f"IF({is_number(clean)},VALUE({clean}),-1)"
    known = f"ISNUMBER({TOTAL_AMOUNT})"
    bare = chosen(
        (f"IF({known},ROUND({number}/10000-{TOTAL_AMOUNT},6)=0,FALSE)", text(say.SURELY_YUAN)),
        (f"IF({known},ROUND({number}-{TOTAL_AMOUNT},6)=0,FALSE)", text(say.SURELY_WAN)),
        otherwise=text(say.NO_MONEY_UNIT),
    )
    kinds = f"${KIND}${part.first}:${KIND}${part.last}"
    no_money = f'COUNTIF({kinds},"{_RATE}")=SUMPRODUCT(--(LEN({kinds})>0))'
    return (
        (f'{kind}="{_BARE}"', bare),
        (f'{kind}="{_UNREAD}"', text(say.UNREADABLE_COST)),
        (f'AND({kind}="{_RATE}",{no_money})', text(say.NO_MONEY)),
    )


def _unit_in_name(row: int) -> str:
    """Whether the 三级指标 ends in a bracket, where some write the unit: 长度（公里）."""
    return f'OR(RIGHT(TRIM(D{row}),1)=")",RIGHT(TRIM(D{row}),1)="）")'


def _taken_apart(row: int) -> Formulas:
    """What a cost row states, and how much in 万元."""
    clean, digits, amount = f"{CLEAN}{row}", f"{DIGITS}{row}", f"{AMOUNT}{row}"
    yield digits, Formula(f"={without_unit(clean)}", "")
    in_wan = chosen(
        (f'OR(RIGHT({clean},2)="万元",RIGHT({clean},1)="万")', f"ROUND(VALUE({digits}),6)"),
        (f'RIGHT({clean},1)="元"', f"ROUND(VALUE({digits})/10000,6)"),
        otherwise='""',
    )
    yield amount, Formula(f'=IF({is_number(digits)},{in_wan},"")', "")
    is_whole = f"IF(ISNUMBER({TOTAL_AMOUNT}),ROUND({amount}-{TOTAL_AMOUNT},6)=0,FALSE)"
    is_price = f"AND({any_of(f'D{row}', _PRICE_NAMES)},NOT({is_whole}))"
    kind = chosen(
        (f'TRIM(E{row})=""', f'IF(TRIM(D{row})="","","{_UNREAD}")'),
        (any_of(clean, ("/", "每")), f'"{_PRICE}"'),
        (f'{amount}<>""', f'IF(ISNUMBER({amount}),IF({is_price},"{_PRICE}","{_PLAIN}"),"")'),
        (is_number(clean), f'IF({_unit_in_name(row)},"{_UNREAD}","{_BARE}")'),
        (f'RIGHT({clean},1)="%"', f'"{_RATE}"'),
        otherwise=f'"{_UNREAD}"',
    )
    yield f"{KIND}{row}", Formula(f"={kind}", "")


def _cost_total(part: Block) -> Formulas:
    """How many amounts there are, what they come to, what else there is, and the verdict on all of it."""
    kinds = f"${KIND}${part.first}:${KIND}${part.last}"
    amounts = f"${AMOUNT}${part.first}:${AMOUNT}${part.last}"
    yield _COUNT.replace("$", ""), Formula(f'=COUNTIF({kinds},"{_PLAIN}")', 0)
    yield _TOTAL.replace("$", ""), Formula(f'=ROUND(SUMIF({kinds},"{_PLAIN}",{amounts}),6)', 0)
    others = f'=COUNTIF({kinds},"{_PRICE}")+COUNTIF({kinds},"{_BARE}")'
    yield _OTHERS.replace("$", ""), Formula(others, 0)
    yield _UNREADS.replace("$", ""), Formula(f'=COUNTIF({kinds},"{_UNREAD}")', 0)
    total = f"ROUND({TOTAL_AMOUNT},6)"
    slip = (
        f"SUMPRODUCT(--(ABS({_TOTAL}-{total}*{_SLIPS})<=0.001*{total}*{_SLIPS}))"
        f"+SUMPRODUCT(--(ABS({_TOTAL}*{_SLIPS}-{total})<=0.001*{total}))>0"
    )
    rounded = f"AND({_TOTAL}<>0,SUMPRODUCT(--(ROUND({total},{{0,1,2,3,4,5}})={_TOTAL}))>0)"
    has_whole = f'SUMPRODUCT(({kinds}="{_PLAIN}")*({amounts}={total}))>0'
    whole = f"AND({_COUNT}>1,{_TOTAL}>{total},{_TOTAL}<=2*{total},{has_whole})"
    compared = chosen(
        (f"{_TOTAL}={total}", '""'),
        (f"AND({_UNREADS}>0,{_TOTAL}<{total})", '""'),
        (f"AND({_COUNT}=1,{slip})", said(say.COST_SLIP, _TOTAL, total)),
        (rounded, said(say.COST_ROUNDED, _TOTAL, total)),
        (whole, said(say.COST_WHOLE, _TOTAL, total)),
        (f"{_TOTAL}>{total}", said(say.COST_ABOVE, _TOTAL, total)),
        (f"{_COUNT}=1", said(say.COST_BELOW, _TOTAL, total)),
        otherwise=said(say.COSTS_BELOW, _TOTAL, total),
    )
    comparable = f"AND({_COUNT}>0,{_OTHERS}=0,ISNUMBER({TOTAL_AMOUNT}))"
    words = f'=IF({comparable},IF({TOTAL_AMOUNT}>0,{compared},""),"")'
    yield _COST_VERDICT.replace("$", ""), Formula(words, "")


def _after_costs() -> str:
    """The first cost row also says how all costs compare with the total."""
    return f'IF({_COST_VERDICT}="",{text(say.WELL)},{_COST_VERDICT})'
