"""Makes the cards, in one process or in several.

Each process reads, grades and writes its share. Before it writes, it is told how the jurisdictions of the others stand, which
is all that a card needs of them.
"""

import os
import pickle
import sys
import traceback
from typing import NamedTuple

from writing import environment, write_cards, write_national


class Worker(NamedTuple):
    pid: int
    # How its own jurisdictions stand, and what it is told of all.
    own: object
    all: object


def write_all(report, files, out, processes):
    (out / "states").mkdir(parents=True, exist_ok=True)
    env = environment(report)
    first, *rest = shares(files, processes)
    workers = [start(report, share, out, env) for share in rest]
    graded = report.load(first)
    standings = report.standings(graded)
    for worker in workers:
        with worker.own:
            standings += pickle.load(worker.own)
    for worker in workers:
        with worker.all:
            pickle.dump(standings, worker.all, pickle.HIGHEST_PROTOCOL)
    report.compare(standings)
    write_cards(report, graded, out, env)
    write_national(report, standings, out, env)
    for worker in workers:
        if os.waitpid(worker.pid, 0)[1]:
            sys.exit("Not all cards were written.")


def shares(files, count):
    """Files in shares of about the same size, the largest dealt first to whoever has least."""
    dealt = [[0, []] for _ in range(count)]
    for size, path in sorted([(path.stat().st_size, path) for path in files], reverse=True):
        least = min(dealt, key=lambda share: share[0])
        least[0] += size
        least[1].append(path)
    return [share for _, share in dealt]


def start(report, files, out, env):
    """Starts a process that makes a share of the cards."""
    own, own_end = os.pipe()
    all_end, all_ = os.pipe()
    if pid := os.fork():
        os.close(own_end)
        os.close(all_end)
        return Worker(pid, os.fdopen(own, "rb"), os.fdopen(all_, "wb"))
    failed = 1
    try:
        os.close(own)
        os.close(all_)
        graded = report.load(files)
        with os.fdopen(own_end, "wb") as stream:
            pickle.dump(report.standings(graded), stream, pickle.HIGHEST_PROTOCOL)
        with os.fdopen(all_end, "rb") as stream:
            report.compare(pickle.load(stream))
        write_cards(report, graded, out, env)
        failed = 0
    except Exception:
        traceback.print_exc()
    finally:
        os._exit(failed)
