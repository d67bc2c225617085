"""Displayed dates: what Excel shows for a serial day number under a date or time format."""

from datetime import date, datetime, time, timedelta

from xl_perfgoals.files.format_codes import Kind, Section, Token

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = ("Saturday", "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_DIGITS_ZH = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_DAYS_ZH = "六日一二三四五"
_CLOCKWORK = frozenset({Kind.DATE, Kind.ELAPSED})
_DAY_MS = 86_400_000
_LAST_DAY = 2_958_465
_EPOCH = date(1899, 12, 30).toordinal()


def date_text(serial: float, section: Section) -> str | None:
    """The serial (1900 system) as the section shows it; None where Excel shows #####."""
    if not 0 <= serial <= _LAST_DAY + 1:
        return None
    millis = round(serial * _DAY_MS)
    if seconds := [t.text for t in section.tokens if t.kind in _CLOCKWORK and t.text[0] == "s"]:
        # the last place shown is rounded; hours and minutes are only ever cut
        place = 10 ** max(0, 3 - len(seconds[-1].partition(".")[2]))
        millis = (millis + place // 2) // place * place
    day, clock = divmod(millis, _DAY_MS)
    if day > _LAST_DAY:
        return None
    half_days = section.has(Kind.HALF_DAY)
    text = []
    for i, token in enumerate(section.tokens):
        if token.kind is Kind.DATE:
            if _is_clock(section.tokens, i):
                text.append(_clock_text(token.text, clock, half_days=half_days))
            else:
                text.append(_day_text(token.text, day, chinese=section.chinese))
        elif token.kind is Kind.ELAPSED:
            per_unit = {"h": 3_600_000, "m": 60_000, "s": 1_000}[token.text[0]]
            text.append(f"{millis // per_unit:0{len(token.text)}d}")
        elif token.kind is Kind.HALF_DAY:
            text.append(token.text.split("/")[clock >= _DAY_MS // 2])
        else:
            text.append(token.text)
    return "".join(text)


def year_month_day(day: int) -> tuple[int, int, int]:
    """The calendar day of a serial, with the 29 February that Excel gives the year 1900."""
    if day == 60:
        return 1900, 2, 29
    if day == 0:
        return 1900, 1, 0
    found = date.fromordinal(_EPOCH + day + (1 if day < 60 else 0))
    return found.year, found.month, found.day


def serial_of_day(day: date) -> int:
    """The serial of a calendar day, from 1 January 1900 on."""
    serial = day.toordinal() - _EPOCH
    return serial if serial > 60 else serial - 1


def shows_day(section: Section) -> bool:
    """Whether the section shows a day, month or year (and not only a time)."""
    return section.is_date and any(
        t.kind is Kind.DATE and not _is_clock(section.tokens, i) for i, t in enumerate(section.tokens)
    )


def day_fraction(clock: time) -> float:
    """The part of a day that has passed at a time."""
    return (clock.hour * 3600 + clock.minute * 60 + clock.second + clock.microsecond / 1e6) / 86400


def serial_and_code(moment: date | time | timedelta) -> tuple[float, str]:
    """The serial of a moment, and the format code that Excel gives such a cell by itself."""
    if isinstance(moment, timedelta):
        return moment.total_seconds() / 86400, "[h]:mm:ss"
    if isinstance(moment, time):
        return day_fraction(moment), "h:mm:ss"
    if isinstance(moment, datetime):
        return serial_of_day(moment.date()) + day_fraction(moment.time()), "yyyy/m/d h:mm"
    return float(serial_of_day(moment)), "yyyy/m/d"


def _is_clock(tokens: tuple[Token, ...], position: int) -> bool:
    """h and s are of the clock; m is minutes right behind hours or right before seconds, else the month."""
    letter = tokens[position].text[0]
    if letter != "m":
        return letter in "hs"
    before = [t.text[0] for t in tokens[:position] if t.kind in _CLOCKWORK]
    after = [t.text[0] for t in tokens[position + 1 :] if t.kind in _CLOCKWORK]
    return before[-1:] == ["h"] or after[:1] == ["s"]


def _day_text(token: str, day: int, *, chinese: bool) -> str:
    year, month, day_of_month = year_month_day(day)
    letter, width = token[0], len(token)
    if letter in "ye":
        return f"{year % 100:02d}" if token in {"y", "yy"} else str(year)
    if letter in "md" and width < 3:
        return f"{month if letter == 'm' else day_of_month:0{width}d}"
    if letter == "m":
        names = (
            (f"{month}月", f"{_DIGITS_ZH[month - 1]}月") if chinese else _short_and_long(_MONTHS[month - 1])
        )
        return names[0][:1] if width == 5 and not chinese else names[width > 3]
    weekday = _DAYS_ZH[day % 7]
    if letter == "a":
        return weekday if width == 3 else f"星期{weekday}"
    names = (f"周{weekday}", f"星期{weekday}") if chinese else _short_and_long(_DAYS[day % 7])
    return names[width > 3]


def _short_and_long(name: str) -> tuple[str, str]:
    return name[:3], name


def _clock_text(token: str, clock: int, *, half_days: bool) -> str:
    seconds, millis = divmod(clock, 1000)
    letter, _, decimals = token.partition(".")
    if letter[0] == "h":
        number = seconds // 3600
        number = (number - 1) % 12 + 1 if half_days else number
    elif letter[0] == "m":
        number = seconds // 60 % 60
    else:
        number = seconds % 60
    tail = f".{f'{millis:03d}'[: len(decimals)].ljust(len(decimals), '0')}" if decimals else ""
    return f"{number:0{min(2, len(letter))}d}{tail}"
