"""Names of folders and files of a province's output."""

DETAILS, SUMMARY = "明细", "全省汇总"
"""The folder of the tables, and the name of the summary."""

KEPT = "原来的全省汇总在写出以后有人保存过，留作“{name}”；在里面填写的内容没有写到新的一本里。"
"""Told where an earlier summary was kept."""
