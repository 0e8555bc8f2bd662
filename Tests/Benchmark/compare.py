"""Proves that two folders hold the same cards.

    compare.py OUT OTHER

compares every file of OUT/states with the one of the same name in OTHER/states byte by byte: Markdown and HTML alike, and
nothing is normalized. Lists the cards that differ or stand in one folder only; ends with 1 where there is such a card, or no
card at all.
"""

import argparse
import sys
from pathlib import Path


def cards(folder):
    return {path.name: path for path in (folder / "states").iterdir() if path.suffix in (".md", ".html")}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("other", type=Path)
    arguments = parser.parse_args()
    own, other = cards(arguments.out), cards(arguments.other)
    problems = [f"{name} stands in {arguments.out} only" for name in own.keys() - other.keys()]
    problems += [f"{name} stands in {arguments.other} only" for name in other.keys() - own.keys()]
    problems += [
        f"{name} differs" for name in own.keys() & other.keys() if own[name].read_bytes() != other[name].read_bytes()
    ]
    print("\n".join(sorted(problems) or [f"{len(own)} files are the same byte for byte."]))
    if problems or not own:
        sys.exit(1)


if __name__ == "__main__":
    main()
