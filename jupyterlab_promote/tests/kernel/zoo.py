"""Prints the records of values of many kinds; run in processes of its own by `test_digest.py`."""

import collections
import fractions
import json
import pathlib
import random
import sys
import types
import uuid

import matplotlib
import numpy as np
import pandas as pd
from scipy import sparse
from sklearn import cluster, ensemble, linear_model, pipeline, preprocessing, svm, tree

from jupyterlab_promote.kernel.digest import Digest

matplotlib.use("agg")

import matplotlib.pyplot as plt


class Node:
    def __init__(self, *below):
        self.below, self.words, self.up = below, {"ab", "cd", "ef"}, None


def models(x, y, k):
    forest = ensemble.RandomForestRegressor(5, random_state=1)
    boosted = ensemble.GradientBoostingClassifier(n_estimators=3, random_state=1)
    binned = ensemble.HistGradientBoostingRegressor(max_iter=3, random_state=1)
    decide = tree.DecisionTreeClassifier(random_state=1)
    yield "linear", linear_model.LinearRegression().fit(x, y)
    yield "forest", forest.fit(x, y)
    yield "boosted", boosted.fit(x, k)
    yield "binned", binned.fit(x, y)
    yield "support", svm.SVC().fit(x, k)
    yield "means", cluster.KMeans(2, random_state=1, n_init=1).fit(x)
    yield "pipe", pipeline.make_pipeline(preprocessing.StandardScaler(), decide).fit(x, k)


def figures(x, y, k, frame):
    figure, axes = plt.subplots(2, 2)
    axes[0, 0].plot(x)
    axes[0, 1].scatter(x[:, 0], y, c=k)
    axes[1, 0].hist(y)
    axes[1, 1].contourf(x)
    figure.suptitle("all")
    box = plt.figure().add_subplot(projection="3d")
    box.plot(*x.T)
    box.bar3d(1, 2, 3, 4, 5, 6)
    yield "figure", figure
    yield "axes", axes
    yield "box", box
    yield "subplots", frame.plot(subplots=True)


def zoo():
    generator = np.random.default_rng(7)
    x = generator.normal(size=(40, 3))
    y = x[:, 0] - x[:, 1]
    k = (y > 0).astype(int)
    frame = pd.DataFrame(x, columns=["a", "b", "c"])
    frame = frame.assign(s=["u", "v", None, "w"] * 10, t=pd.Timestamp("2020"))
    top = Node(Node(), Node())
    top.below[0].up = top
    yield from models(x, y, k)
    yield from figures(x, y, k, frame)
    yield "array", x
    yield "frame", frame
    yield "groups", frame.groupby("s")
    yield "rolling", frame["a"].rolling(3)
    yield "style", frame.style
    yield "nodes", top
    yield "set", {"a", "b", "c", ("d", 1)}
    yield "frozen", {frozenset("ab"): 1}
    yield "space", types.SimpleNamespace(a={"x", "y"})
    yield "counter", collections.Counter("banana")
    yield "path", pathlib.PurePosixPath("a/b")
    yield "fraction", fractions.Fraction(1, 3)
    yield "random", random.Random(3)
    yield "generator", generator
    yield "sparse", sparse.csr_matrix(x > 0)
    yield "sparse array", sparse.coo_array(x)
    yield "names", globals()
    yield "module", np
    yield "function", len
    yield "uuid", uuid.UUID(int=5)


if __name__ == "__main__":
    json.dump({name: Digest().record(value) for name, value in zoo()}, sys.stdout)
