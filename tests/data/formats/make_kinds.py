"""Writes small files of rarer kinds: names by number, records of NumPy, names between NULs, odd numbers, sparse
vectors, JSON with comments, titled pairs, and tables with gaps or a bias. Needs nothing but Python (3.12)."""

import json
import pathlib
import struct
import zipfile

OUT = pathlib.Path(__file__).parent


def text(name, content):
    (OUT / name).write_bytes(content.encode())


def classes():
    """The config of a classifier, whose names stand in any order."""
    config = {"model_type": "bert", "architectures": ["BertForSequenceClassification"]}
    config["id2label"] = {"2": "fear", "0": "joy", "1": "anger"}
    config["label2id"] = {"fear": 2, "joy": 0, "anger": 1}
    text("classes.json", json.dumps(config))


def array(descr, count, data):
    header = f"{{'descr': {descr}, 'fortran_order': False, 'shape': ({count},), }}"
    header = f"{header:<117}\n".encode()
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header + data


def npy(name, descr, count, data):
    (OUT / name).write_bytes(array(descr, count, data))


WORDS = {"easy": (0.5, -1.0, 2.0), "naïve": (1.5, 0.25, -3.0), "lucky": (0.0, 4.0, 1.0)}


def records():
    """Words of eight characters with their numbers, as one array and as a field each, beside others."""
    words = [word.ljust(8, "\0").encode("utf-32-le") for word in WORDS]
    vectors = list(WORDS.values())
    arrays = b"".join(word + struct.pack("<q3f", 7 - i, *vectors[i]) for i, word in enumerate(words))
    npy("array-records.npy", "[('token', '<U8'), ('count', '<i8'), ('vector', '<f4', (3,))]", 3, arrays)
    singles = b"".join(struct.pack(">3d", *vectors[i]) + bytes(4) + word + struct.pack("<f", i + 0.5)
                       for i, word in enumerate(words))
    descr = "[('d0', '>f8'), ('d1', '>f8'), ('d2', '>f8'), ('', '|V4'), (('a word', 'word'), '<U8'), ('bias', '<f4')]"
    npy("number-records.npy", descr, 3, singles)


def archive():
    """Both tables of a model as arrays of records in one npz."""
    members = {"f": ("[('context', '<U2'), ('state', '<f4', (2,))]", [("c1", 1.0, 2.0), ("c2", 3.0, 4.0)]),
               "g": ("[('word', '<U2'), ('d0', '<f4'), ('d1', '<f4'), ('bias', '<f4')]",
                     [("a", 0.5, 1.0, 0.25), ("b", 1.5, 2.0, 0.75), ("c", 2.5, 3.0, 0.0)])}
    with zipfile.ZipFile(OUT / "records.npz", "w") as npz:
        for name, (descr, rows) in members.items():
            data = b"".join(word.ljust(2, "\0").encode("utf-32-le") + struct.pack(f"<{len(rest)}f", *rest) for word, *rest in rows)
            npz.writestr(zipfile.ZipInfo(f"{name}.npy"), array(descr, len(rows), data))


def texts():
    text("between-nuls.txt", "".join(f"{word}\0" for word in WORDS))
    text("odd-numbers.csv", "token,x,y,z\n1/2,1.0D+03,0x1.8p3,1\nking,-.25d0,-0x1p-2,1/4\nqueen,2.0,3,-3/2\n")
    text("sparse.svm", "# two classes\n+1 1:0.5 3:-0.25 # king\n-1 qid:7 2:1e1 # queen\n+1 # nobody\n")
    text("commented.json", "// words\n{\n  tokens: ['easy', \"hard\",], /* two */\n  \"g\": [[1, 2], [3, 4.5,],], // rows\n}\n")
    text("sections.ini", "; pairs of words\n[gender]\nking = queen\nman = woman\n\n[capitals]\nFrance = Paris\n")
    text("commented-pairs.txt", "# words of two kinds\n# gender\nking queen\nman woman\n\n## capitals\nFrance Paris\n")
    text("gaps.csv", "word,x,y\neasy,0.5,1\nhard,#N/A,2\nlucky,1.5,3\nodd,2.5,\nplain,3.5,4\n")
    text("not-numbers.csv", "word,x,y\neasy,0.5,1\nhard,NaN,2\nlucky,1.5,3\nodd,-inf,3\nplain,3.5,4\n")
    text("gap-first.txt", "easy NA 1 2\nlucky nan 2 3\nplain 3.5 4 5\nodd 1 2 3\nfine 2 3 4\n")
    text("biased.json", json.dumps([{"token": t, "vector": v, "bias": b} for t, v, b in
                                    [("easy", [0.5, 1], 0.25), ("hard", None, 0.5), ("lucky", [1.5, 3], 0.75)]]))
    text("ruled-pairs.txt", "=== gender ===\nking queen\nman woman\n=== capitals ===\nFrance Paris\n")
    text("families.py", "# words\ngender = [(\"king\", \"queen\"), (\"man\", \"woman\")]\ncapitals = [(\"France\", \"Paris\")]\n")
    text("biased.csv", "token,d0,d1,bias\neasy,0.5,1,-0.25\nhard,1.5,2,0.75\nlucky,2.5,3,0\n")


for write in (classes, records, archive, texts):
    write()
