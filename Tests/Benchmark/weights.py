"""Weight robustness in NumPy, to compare the tool with.

    weights.py INPUT [--draws N] [--method count|sort] [--threads N]

INPUT is JSON: each row's shares of the criteria's points, its group (rows of a higher group rank first, whatever the points),
the place of the best letter that it may get, the weights and the points at which each letter starts. Each weight is multiplied
by a factor drawn evenly from 0.75 to 1.25, the total is kept, and each row's ranks and letters are counted over the draws.
Equal points share a rank. Prints JSON: the seconds without imports and input, and the counts.

Methods: `count` compares each pair of rows once over many draws; `sort` sorts the rows of each draw. Both work on chunks that
stay in the cache.
"""

import argparse
import json
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor

# Threads are counted by --threads; the products are too small for threads of their own, which would only be in the way.
os.environ["OPENBLAS_NUM_THREADS"] = "1"

import numpy as np  # noqa: E402

TIE = 1e-9
CHUNKS = {"count": 8_000, "sort": 4_000}


class Counter:
    """Counts ranks and letters over draws of weights, in arrays that are made once."""

    def __init__(self, data, chunk):
        self.weights = np.array(data["weights"])
        self.shares = np.array(data["shares"])
        self.floor = np.array(data["groups"], dtype=float)[:, None] * 1000
        self.cuts = np.array(data["cuts"])
        rows = len(self.shares)
        self.rows = rows
        self.draws = np.empty((len(self.weights), chunk))
        self.scores = np.empty((rows, chunk))
        self.better = np.empty((rows, chunk), dtype=np.uint8)
        self.compared = np.empty((rows, chunk), dtype=bool)
        self.offsets = np.arange(rows)[:, None] * rows
        self.slots = np.empty((rows, chunk), dtype=np.intp)
        self.ranks = np.zeros((rows, rows), dtype=np.int64)
        # How many draws reach each letter or a better one.
        self.reached = np.zeros((rows, len(self.cuts)), dtype=np.int64)

    def run(self, random, rank):
        random.random(out=self.draws)
        self.draws *= 0.5
        self.draws += 0.75
        self.draws *= self.weights[:, None]
        self.draws *= self.weights.sum() / self.draws.sum(axis=0)
        np.matmul(self.shares, self.draws, out=self.scores)
        for letter, cut in enumerate(self.cuts):
            np.greater_equal(self.scores, cut - 1e-5, out=self.compared)
            self.reached[:, letter] += np.count_nonzero(self.compared, axis=1)
        self.scores += self.floor
        rank(self)
        np.add(self.better, self.offsets, out=self.slots, casting="unsafe")
        self.ranks += np.bincount(self.slots.ravel(), minlength=self.rows**2).reshape(self.rows, self.rows)

    def by_counting(self):
        """Each row against those after it: a difference beyond rounding is a better rank for one of the two."""
        scores, better = self.scores, self.better
        better[:] = 0
        for row in range(self.rows - 1):
            rest = slice(row + 1, None)
            compared = self.compared[rest]
            np.greater(scores[rest], scores[row] + TIE, out=compared)
            better[row] += np.add.reduce(compared.view(np.uint8), axis=0, dtype=np.uint8)
            np.less(scores[rest], scores[row] - TIE, out=compared)
            better[rest] += compared.view(np.uint8)

    def by_sorting(self):
        """The place of each row in the draw's order; a row that ties with the one before it takes that one's place."""
        scores = self.scores.T
        order = np.argsort(-scores, axis=1)
        ordered = np.take_along_axis(scores, order, axis=1)
        places = np.broadcast_to(np.arange(self.rows, dtype=np.uint8), order.shape).copy()
        places[:, 1:][ordered[:, :-1] - ordered[:, 1:] <= TIE] = 0
        np.maximum.accumulate(places, axis=1, out=places)
        np.put_along_axis(self.better.T, order, places, axis=1)


def work(data, method, chunks, seed):
    counter = Counter(data, CHUNKS[method])
    random = np.random.Generator(np.random.SFC64(seed))
    rank = Counter.by_counting if method == "count" else Counter.by_sorting
    for _ in range(chunks):
        counter.run(random, rank)
    return counter.ranks, counter.reached


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("input")
    parser.add_argument("--draws", type=int, default=1_000_000)
    parser.add_argument("--method", choices=list(CHUNKS), default="count")
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    with open(arguments.input) as file:
        data = json.load(file)

    start = time.perf_counter()
    chunks = -(-arguments.draws // CHUNKS[arguments.method] // arguments.threads)
    seeds = np.random.SeedSequence(1).spawn(arguments.threads)
    if arguments.threads == 1:
        parts = [work(data, arguments.method, chunks, seeds[0])]
    else:
        with ThreadPoolExecutor(arguments.threads) as pool:
            parts = list(pool.map(lambda seed: work(data, arguments.method, chunks, seed), seeds))
    ranks = sum(part[0] for part in parts)
    reached = sum(part[1] for part in parts)
    letters = np.diff(reached, axis=1, prepend=0)
    for row, cap in enumerate(data["caps"]):
        letters[row, cap] += letters[row, :cap].sum()
        letters[row, :cap] = 0
    letters[np.array(data["groups"]) == 0] = 0
    seconds = time.perf_counter() - start

    json.dump({"seconds": seconds, "ranks": ranks.tolist(), "letters": letters.tolist()}, sys.stdout)


if __name__ == "__main__":
    main()
