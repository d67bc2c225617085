"""Takes conditions of compilation out of VBA where their answer is known: LibreOffice has none.

LibreOffice reads a line that opens with # as a remark: it compiles every branch, one after the other. So the
branches that stay must be valid together; Excel still compiles only the one for its machine.
"""

import re

KNOWN = {
    'App = "Microsoft Excel"': True,
    'App = "Microsoft Word"': False,
    'App = "Microsoft Access"': False,
    'App = "Microsoft PowerPoint"': False,
    "VBA7": True,  # Office 2010 and later
}
LEFT = frozenset({"Mac", "Not Mac", "Win64", "MAC_OFFICE_VERSION >= 15"})
"""What only the machine that compiles can answer."""

_DIRECTIVE = re.compile(r"\s*#(If|ElseIf|Else|End If|Const)\b(.*)")
_CONDITION = re.compile(r" (.+?) Then\s*('.*)?")


class ConditionError(Exception):
    """A condition that nobody has looked at yet."""


def resolved(text: str) -> str:
    """The text without the known conditions and without what they leave out. Raises ConditionError."""
    kept: list[str] = []
    blocks: list[_Block] = []
    for line in text.split("\n"):
        found = _DIRECTIVE.fullmatch(line)
        if found is None:
            stays = all(block.shown for block in blocks)
        elif found[1] == "Const":
            stays = False  # only the known conditions ask for these
        else:
            stays = _follow(blocks, found[1], found[2])
        if stays:
            kept.append(line)
    if blocks:
        raise ConditionError("a block is never closed")
    return "\n".join(kept)


class _Block:
    """A block from #If to #End If: whether its directives stay, and whether the branch at hand is shown."""

    def __init__(self, answer: bool | None) -> None:
        self.stays = answer is None
        self.shown = answer is not False
        self._chosen = answer is True

    def turn(self, answer: bool | None) -> None:
        """Goes on to the next branch."""
        if self.stays:
            return
        if answer is None:
            raise ConditionError("a known condition goes on as an unknown one")
        self.shown = answer and not self._chosen
        self._chosen = self._chosen or answer


def _follow(blocks: list[_Block], word: str, rest: str) -> bool:
    """Opens a block, goes on to its next branch or closes it; whether the directive itself stays."""
    if word == "If":
        blocks.append(_Block(_answer(rest)))
    elif not blocks:
        raise ConditionError(f"#{word} outside a block")
    elif word == "ElseIf":
        blocks[-1].turn(_answer(rest))
    elif word == "Else":
        blocks[-1].turn(True)
    block = blocks.pop() if word == "End If" else blocks[-1]
    around = blocks if word == "End If" else blocks[:-1]
    return block.stays and all(outer.shown for outer in around)


def _answer(rest: str) -> bool | None:
    """Whether a condition holds; None where only the machine knows."""
    found = _CONDITION.fullmatch(rest)
    condition = found[1] if found else rest
    if condition in LEFT:
        return None
    if condition in KNOWN:
        return KNOWN[condition]
    raise ConditionError(condition)
