"""Figures that dealers see; purchasing has checked these examples by hand."""

import pandas as pd
import pytest

from pricing.features import VAT, net_price, power_class


@pytest.mark.parametrize(
    ("gross", "net"),
    [(11_900, 10_000), (100, 84.03), (0, 0)],
)
def test_net_price(gross, net):
    assert net_price(gross) == net


def test_net_price_of_another_country():
    assert net_price(12_000, vat=0.20) == 10_000
    assert VAT == 0.19


def test_power_class_bounds_belong_to_the_smaller_class():
    kw = pd.Series([48, 70, 71, 130, 131, 239])
    assert power_class(kw).tolist() == [
        "small", "small", "middle", "middle", "large", "large"
    ]  # fmt: skip


def test_power_class_without_power():
    assert power_class(pd.Series([66, None])).isna().tolist() == [False, True]
