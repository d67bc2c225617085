"""The unit of work of any executor: a few files are read, parsed and checked, each packed as its record."""

from dataclasses import dataclass

from xl_perfgoals.core.policy import Policy
from xl_perfgoals.files.folders import Found
from xl_perfgoals.files.limits import LIMITS, ReadingLimits
from xl_perfgoals.files.worker.outside import longer


@dataclass(frozen=True, slots=True)
class Work:
    """How files are read. policy: under which the rules about one form are run; None runs none of them."""

    limits: ReadingLimits = LIMITS
    policy: Policy | None = None


def work_on_files(found: tuple[Found, ...], work: Work) -> tuple[bytes, ...]:
    """The packed record of each file. Each has the time that its limits give it, from its own start."""
    # The parent, which only hands this on, starts in half the time without the parser and the rules.
    from xl_perfgoals.pipeline.one_file import packed_record  # noqa: PLC0415

    packed = []
    for number, one in enumerate(found):
        if number:
            longer(0)
        packed.append(packed_record(one, work.limits, work.policy))
    return tuple(packed)
