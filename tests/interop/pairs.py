"""All pairs: few cases, in which every two values of different columns meet at least once."""

import itertools


def all_pairs(columns):
    """Rows, one value of each column. The greedy way: every row takes along as many new pairs as
    can be found; the same rows each time."""
    missing = {(i, a, j, b) for (i, left), (j, right) in itertools.combinations(enumerate(columns), 2)
               for a in left for b in right}
    rows = []
    while missing:
        i, a, j, b = min(missing, key=repr)
        row = [None] * len(columns)
        row[i], row[j] = a, b
        for k, column in enumerate(columns):
            if row[k] is None:
                row[k] = max(column, key=lambda v: sum(pair in missing
                                                       for pair in pairs_of(row, k, v)))
        rows.append(tuple(row))
        missing -= {(i, row[i], j, row[j]) for i, j in
                    itertools.combinations(range(len(columns)), 2)}
    return rows


def pairs_of(row, k, value):
    """The pairs that value in column k makes with what the row has."""
    for other, there in enumerate(row):
        if there is not None and other != k:
            yield (other, there, k, value) if other < k else (k, value, other, there)
