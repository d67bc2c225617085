"""What else an office might use: scripts as a good analyst writes them, each run as
python -m benchmarks.peers.NAME FOLDER OUT.xlsx.

All of them make the same tables (departments, projects, indicators, problems) and print how large they are.
"""
