"""Names of folders and files of a province's output."""

NO_COUNTY = "（未分县）"
"""The county of files that lie in no county's folder."""

DETAILS, SUMMARY = "明细", "全省汇总"
"""The folder of the tables, and the name of the summary."""
