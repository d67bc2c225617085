"""Programs that begin a nursery, by their names: a process with threads, as pytest has, never begins one."""

import json
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from tests.files.worker import works
from xl_perfgoals.files.limits import LIMITS
from xl_perfgoals.files.worker import early
from xl_perfgoals.files.worker.executor import GuardedExecutor

QUICK = replace(LIMITS, seconds=1.0, megabytes=256)


def begun(warm_up: str = works.__name__) -> int:
    """The process of a nursery, which has begun."""
    early.start_early(warm_up, lambda: 0)
    return early._nurseries[warm_up]._process


def told(future: "Future[object]") -> object:
    """What came out, or the kind of what was raised."""
    try:
        return future.result(30)
    except Exception as error:  # noqa: BLE001 - it is told
        return type(error).__name__


def one_parent() -> object:
    """Workers are forked by one process, which loaded what they need; a dead one is replaced by it, too."""
    nursery = begun()
    with GuardedExecutor(QUICK, works.double, most_workers=3) as workers:
        workers.expect(100)
        first = [workers.submit(works.parent_after, 0.3).result() for _ in range(3)]
        dead = told(workers.submit(works.leave))
        later = [workers.submit(works.parent_after, 0.0).result() for _ in range(9)]
    return [dead, {*first, *later} == {nursery}]


def ends() -> object:
    """A worker's ends are told apart, and survived."""
    begun()
    cases: list[tuple[Callable[..., object], tuple[object, ...]]] = [
        (works.double, (4,)),
        (works.abort, ()),
        (works.leave, ()),
        (works.sleep, (60,)),
        (works.sleep_deaf, (60,)),
        (works.take, (2000,)),
        (works.take, (180,)),
        (works.outside, (2.0, 600)),
        (works.long_document, (0.0, 600)),
        (works.print_much, ()),
        (works.fail, ("B3",)),
    ]
    with GuardedExecutor(QUICK, works.double, most_workers=1) as workers:
        return [
            (told(workers.submit(work, *arguments)), told(workers.submit(works.double, 4)))
            for work, arguments in cases
        ]


def killed_worker(note: Path) -> object:
    """A worker that somebody else kills: told as where the system is short of memory; the next is forked."""
    nursery = begun()
    with GuardedExecutor(LIMITS, works.double, most_workers=1) as workers:
        asleep = workers.submit(works.sleep, 60, note)
        os.kill(written(note), signal.SIGKILL)
        return told(asleep), workers.submit(works.parent_after, 0.0).result() == nursery


def killed_nursery() -> object:
    """Its workers go on; one that is wanted later starts by itself."""
    nursery = begun()
    with GuardedExecutor(QUICK, works.double, most_workers=1) as workers:
        workers.submit(works.double, 1).result()
        os.kill(nursery, signal.SIGKILL)
        time.sleep(0.2)
        orphan = workers.submit(works.parent_after, 0.0).result()
        late = told(workers.submit(works.sleep_deaf, 60))
        own = workers.submit(works.parent_after, 0.0).result()
        dead = told(workers.submit(works.leave))
        return orphan not in (nursery, os.getpid()), late, own == os.getpid(), dead


def nursery_let_go() -> object:
    """It ends when its worker does; one that is wanted later starts by itself. Nothing is left of either."""
    nursery = begun()
    with GuardedExecutor(QUICK, works.double, most_workers=1) as workers:
        forked_by = workers.submit(works.parent_after, 0.0).result()
        early.let_go_early()
        early.let_go_early()
        time.sleep(0.2)
        state = Path(f"/proc/{nursery}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
        orphan = told(workers.submit(works.double, 4))
        dead = told(workers.submit(works.leave))
        own = workers.submit(works.parent_after, 0.0).result()
        later = children_of(nursery)
        early.dismiss_early()
        left = Path(f"/proc/{nursery}").exists()
    return forked_by == nursery, state, orphan, dead, own == os.getpid(), left, later


def second_thread() -> object:
    """How many megabytes of addresses the limit of memory would count for a worker's second thread."""
    begun()
    with GuardedExecutor(QUICK, works.double, most_workers=1) as workers:
        return workers.submit(works.take_beside_a_thread).result()


def broken_nursery() -> object:
    """One that ends while it loads: workers start by themselves."""
    begun("no.such.module")
    early._nurseries[works.__name__] = early._nurseries.pop("no.such.module")
    with GuardedExecutor(QUICK, works.double, most_workers=2) as workers:
        return [workers.submit(works.double, number).result() for number in range(3)]


def left_while_loading() -> object:
    """Nobody waits for a nursery that is not wanted any more."""
    nursery = begun("tests.files.worker.slow_to_load")
    began = time.monotonic()
    with GuardedExecutor(LIMITS, "tests.files.worker.slow_to_load", most_workers=4) as workers:
        workers.expect(100)
        waiting = workers.submit(works.double, 1)
        time.sleep(0.1)
    took = time.monotonic() - began
    with suppress(ProcessLookupError):
        os.kill(nursery, 0)
        return "there still"
    return took < 5, waiting.done()


def left_while_busy() -> object:
    """Workers that are ended at once are gone at once; no other is forked, the nursery lives to the end."""
    nursery = begun()
    began = time.monotonic()
    with GuardedExecutor(LIMITS, works.double, most_workers=3) as workers:
        workers.expect(100)
        asleep = [workers.submit(works.sleep, 60) for _ in range(9)]
        time.sleep(1)
    ended = time.monotonic() - began < 10
    return ended, all(future.done() for future in asleep), children_of(nursery)


def descriptors() -> object:
    """Nothing that the parent had open, nor another worker's, is open in a worker."""
    read, write = os.pipe()
    os.set_inheritable(write, True)
    begun()
    with GuardedExecutor(LIMITS, works.double, most_workers=2) as workers:
        workers.expect(100)
        held = [workers.submit(works.open_after, 0.3) for _ in range(2)]
        os.close(write)
        return [sorted(future.result()) for future in held], os.read(read, 1) == b""


def beside_a_thread() -> object:
    """Where another thread runs, which may hold a lock, nothing is forked."""
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    early.start_early(works.__name__, lambda: 2)
    done.set()
    thread.join()
    with GuardedExecutor(LIMITS, works.double, most_workers=2) as workers:
        own = workers.submit(works.parent_after, 0.0).result() == os.getpid()
        spare = [one.process for one in early._begun[works.__name__]]
        early.dismiss_spare()
        return own, [process.poll() is not None for process in spare], sorted(early._nurseries)


def parent(note: Path, state: str) -> object:
    """Waits to be killed, its worker idle or busy; note says who it is and its nursery."""
    nursery = begun()
    with GuardedExecutor(replace(LIMITS, seconds=2.0), works.sleep, most_workers=1) as workers:
        worker = workers.submit(works.process_id).result()
        if state == "busy":
            workers.submit(works.sleep_deaf, 60)
        note.write_text(f"{nursery} {worker}", encoding="utf-8")
        time.sleep(60)
    return None


def children_of(nursery: int) -> str:
    """Its workers, ended ones that nobody has taken leave of among them."""
    with suppress(OSError):
        return Path(f"/proc/{nursery}/task/{nursery}/children").read_text(encoding="ascii")
    return ""


def written(note: Path) -> int:
    """The number that somebody writes there."""
    while not (note.exists() and note.read_text(encoding="utf-8")):
        time.sleep(0.02)
    return int(note.read_text(encoding="utf-8"))


if __name__ == "__main__":
    name, *words = sys.argv[1:]
    arguments = [Path(words[0]), *words[1:]] if words else []
    try:
        answer = globals()[name](*arguments)
    finally:
        early.dismiss_early()
    json.dump(answer, sys.stdout)
