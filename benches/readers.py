"""Times pandas and gensim on the files that `page-bench reading` makes, best of three: needs both (`pip install pandas gensim`).

    python3 benches/readers.py target/bench
"""

import csv
import sys
import time
from pathlib import Path

import pandas
from gensim.models import KeyedVectors


def best(read):
    def once():
        start = time.perf_counter()
        read()
        return time.perf_counter() - start

    return min(once() for _ in range(3))


def table(path):
    return pandas.read_csv(path, sep=" ", header=None, quoting=csv.QUOTE_NONE, engine="c")


def main(folder):
    text, binary = folder / "glove-60000-100.txt", folder / "binary-60000-300.bin"
    readers = {
        "text: pandas, C engine": (text, lambda: table(text)),
        "text: gensim": (text, lambda: KeyedVectors.load_word2vec_format(str(text), no_header=True)),
        "binary: gensim": (binary, lambda: KeyedVectors.load_word2vec_format(str(binary), binary=True)),
    }
    for name, (path, read) in readers.items():
        seconds, megabytes = best(read), path.stat().st_size / 1e6
        print(f"| {name} | {megabytes:.0f} | {1e3 * seconds:.0f} | {megabytes / seconds:.0f} |")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
