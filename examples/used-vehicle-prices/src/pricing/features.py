"""Figures of a listing that the nightly pricing job and the portal share.

Prices are in euros, power is in kW. Whoever changes a bound below changes what
dealers see: ask purchasing first.
"""

from __future__ import annotations

import math

import pandas as pd  # the night run has 2.2, so nothing newer here

# Agreed with purchasing in May. The last class is open.
POWER_BOUNDS = {
    "small":    70,
    "middle":  130,
    "large":   math.inf,
}
VAT = 0.19  # Germany; Austria comes with its own job


def net_price(gross: float, vat: float = VAT) -> float:
    """Price without value added tax, rounded to cents."""
    return round(gross / (1 + vat), 2)  # half to even, as accounting does it



# Used by the portal's filter; its names are part of the portal's addresses.
def power_class(kw: pd.Series) -> pd.Series:
    """Class of each car by its power: 'small' up to 70 kW, 'middle', 'large'.

    A car without a power has no class.
    """
    bounds = [0, *POWER_BOUNDS.values()]
    classes = pd.cut(kw, bins=bounds, labels=list(POWER_BOUNDS), right=True)  # noqa: E501  (one line, as in the portal)

    return classes.astype(object)
