"""Which files of a submission have the very bytes of an earlier one."""

from collections.abc import Mapping

from xl_perfgoals.core.submission import Receipt, Status, Submission

READ = frozenset({Status.READ, Status.DOUBTS})
COPY = "K07"
"""The code with which a copy is passed over."""


def copied_files(submission: Submission) -> Mapping[str, Receipt]:
    """Each copy by its path, with the file it is a copy of; files that were not read do not count."""
    first: dict[str, Receipt] = {}
    copies: dict[str, Receipt] = {}
    for receipt in submission.receipts:
        if receipt.sha256 and (receipt.status in READ or _is_copy(receipt)):
            earlier = first.setdefault(receipt.sha256, receipt)
            if earlier is not receipt:
                copies[receipt.path] = earlier
    return copies


def _is_copy(receipt: Receipt) -> bool:
    return receipt.problem is not None and receipt.problem.code == COPY
