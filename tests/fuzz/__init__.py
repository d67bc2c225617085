"""Fuzzing: damaged sample files of every format go through reading; python -m tests.fuzz N [--seed S]."""
