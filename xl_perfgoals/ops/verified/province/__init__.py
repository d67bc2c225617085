"""Does 全省汇总.xlsx add up, and does it say what the counties' workbooks beside it say?"""
