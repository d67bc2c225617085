"""The reading worker: files are read in processes of their own, which may die without harm.

multiprocessing and pebble's pool over it start a child by importing the parent's main module again, which
neither Excel's COM server nor LibreOffice has, and take twice as long; so this is written over Popen, and
on Linux over a process of ours that forks them.
"""
