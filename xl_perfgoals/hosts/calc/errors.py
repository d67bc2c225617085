"""Error values: LibreOffice's numbers for them, and those that Excel gives through COM."""

NAMES = {
    -2146826288: "#NULL!",
    -2146826281: "#DIV/0!",
    -2146826273: "#VALUE!",
    -2146826265: "#REF!",
    -2146826259: "#NAME?",
    -2146826252: "#NUM!",
    -2146826246: "#N/A",
}
_CODES = {name: code for code, name in NAMES.items()}
_OF_CALC = {
    502: "#NUM!",
    503: "#NUM!",
    519: "#VALUE!",
    521: "#NULL!",
    523: "#NUM!",
    524: "#REF!",
    525: "#NAME?",
    532: "#DIV/0!",
    32767: "#N/A",
}


def excel_error(number: int) -> int:
    """Excel's number for an error of LibreOffice; #VALUE! for those that Excel does not know."""
    return _CODES[_OF_CALC.get(number, "#VALUE!")]
