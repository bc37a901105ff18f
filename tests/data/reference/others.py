"""What scikit-learn and SciPy say of two of the cases: canonical correlations by CCA, PLSSVD's singular values, and
Procrustes' disparity.

    python others.py > compare-others.json

on the shared rows in the order of the first file, float64. Written with scikit-learn 1.9.1 and SciPy 1.17.1.
"""
import json

import numpy as np
from scipy.spatial import procrustes
from sklearn.cross_decomposition import CCA, PLSSVD

CASES = ["compare-close", "compare-unrelated"]


def shared(one, two, side, labels):
    order = {label: i for i, label in enumerate(two[labels])}
    return one[side], two[side][[order[label] for label in one[labels]]]


def figures(x, y):
    count = min(x.shape[1], y.shape[1])
    cca = CCA(n_components=count, scale=False, max_iter=100000, tol=1e-15).fit(x, y)
    u, v = cca.transform(x, y)
    correlations = [float(np.corrcoef(u[:, i], v[:, i])[0, 1]) for i in range(count)]
    s, t = PLSSVD(n_components=count, scale=False).fit(x, y).transform(x, y)
    covariances = [float(s[:, i] @ t[:, i]) for i in range(count)]
    wide = max(x.shape[1], y.shape[1])
    x, y = (np.pad(z, ((0, 0), (0, wide - z.shape[1]))) for z in (x, y))
    disparity = float(procrustes(x, y)[2])
    return dict(canonical_correlations=correlations, pls_singular_values=covariances, procrustes_disparity=disparity)


out = {}
for case in CASES:
    one, two = np.load(f"{case}.one.npz"), np.load(f"{case}.two.npz")
    out[case] = {side: figures(*shared(one, two, side, labels)) for side, labels in [("f", "contexts"), ("g", "tokens")]}
print(json.dumps(out, indent=1))
