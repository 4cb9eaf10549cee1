"""Digests of models: scikit-learn and what follows its manners, and Plotly's figures.

What counts is the class, the parameters and what fitting added (timings do
not), so a model that was not fitted, or on other data, is told apart.
"""

from __future__ import annotations

from .digest_plain import with_own_state
from .hashing import attributes, join

# Learned by the machine's clock or copied from the package, not from the data.
APART = {"refit_time_", "_sklearn_version"}


def an_estimator(digest, value) -> bytes:
    """Estimator: parameters and fitted attributes, nested estimators too."""
    found = {name: part for name, part in attributes(value).items() if name not in APART}
    parts = [digest.of(part) for part in found.values()]
    return join("estimator", type(value).__name__, digest.named(list(found), parts))


def a_plotly_figure(digest, value) -> bytes:
    """Digest a figure of Plotly: its traces and layout."""
    return join("plotly", digest.of(value.to_dict()))


TABLE = {
    ("sklearn", "BaseEstimator"): an_estimator,
    ("plotly", "BaseFigure"): a_plotly_figure,
    ("xgboost", "Booster"): with_own_state,
    ("lightgbm", "Booster"): with_own_state,
}
