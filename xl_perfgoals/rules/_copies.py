"""Which files of a submission have the very bytes of another one."""

from collections.abc import Mapping

from xl_perfgoals.core.submission import Receipt, Status, Submission

READ = frozenset({Status.READ, Status.DOUBTS})
COPY = "K07"
"""The code with which a copy is passed over."""


def copied_files(submission: Submission) -> Mapping[str, Receipt]:
    """Each copy by its path, with the file it is a copy of: the one that was read, of several the first."""
    same = [one for one in submission.receipts if one.sha256 and (one.status in READ or _is_copy(one))]
    originals: dict[str, Receipt] = {}
    for receipt in sorted(same, key=_is_copy):
        originals.setdefault(receipt.sha256, receipt)
    return {one.path: original for one in same if (original := originals[one.sha256]) is not one}


def _is_copy(receipt: Receipt) -> bool:
    return receipt.problem is not None and receipt.problem.code == COPY
