"""What Python makes anew in every process, kept from run to run as compiled modules are, and beside them.

Python compiles a module once for all runs. The patterns in it, and the methods of its dataclasses and named
tuples, it compiles whenever it is imported, which is two fifths of loading what reads forms. Nothing hangs on
what is kept: what is not there, damaged, or another Python's is made as ever.
"""

from xl_perfgoals.files.kept import patterns, sources
from xl_perfgoals.files.kept.store import STORE


def use() -> None:
    """From now on what was kept is looked up before it is made."""
    patterns.use(STORE)
    sources.use(STORE)


def keep() -> None:
    """Keeps for later runs what had to be made in this one: where modules are kept, if they are."""
    STORE.write()
