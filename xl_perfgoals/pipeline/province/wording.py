"""Names of folders and files of a province's output, and what is said about them."""

NO_COUNTY = "（未分县）"
"""The county of files that lie in no county's folder."""

COUNTIES, DETAILS, SUMMARY = "各县", "明细", "全省汇总.xlsx"
"""The folder of the counties' workbooks, that of the tables, and the summary."""
