"""Write listings.csv: made-up offers of used cars, the same bytes on every run.

    python data/make_listings.py [OUTPUT]

Nothing here was taken from a real portal. What a seller types into the portal
is kept as text on purpose: mileage and power are a mess, some values are
impossible, and a few offers were listed twice.
"""

import csv
import math
import sys
from datetime import date, timedelta
from pathlib import Path
from random import Random

SEED = 20261
OFFERS = 1480
RELISTED = 20
FIRST_DAY = date(2026, 7, 1)
DAYS = 92

# make, model, how often, price when new, yearly loss, kW to choose from
MODELS = [
    ("Volkswagen", "Golf", 13, 29_500, 0.125, (66, 81, 110, 180)),
    ("Volkswagen", "Polo", 8, 21_500, 0.125, (48, 59, 70, 85)),
    ("Volkswagen", "Passat", 6, 38_500, 0.140, (90, 110, 140)),
    ("Opel", "Corsa", 9, 19_500, 0.145, (51, 66, 74, 96)),
    ("Opel", "Astra", 7, 27_500, 0.150, (77, 96, 110)),
    ("Ford", "Fiesta", 8, 19_000, 0.145, (52, 63, 74, 92)),
    ("Ford", "Focus", 8, 27_000, 0.145, (74, 92, 110)),
    ("Škoda", "Octavia", 8, 31_000, 0.125, (81, 85, 110, 140)),
    ("Renault", "Clio", 6, 19_500, 0.150, (49, 66, 74)),
    ("Renault", "Zoe", 3, 33_500, 0.180, (65, 80, 100)),
    ("Toyota", "Yaris", 6, 21_000, 0.110, (53, 68, 85)),
    ("BMW", "3er", 7, 47_500, 0.135, (100, 120, 135, 185)),
    ("Mercedes-Benz", "C-Klasse", 6, 49_000, 0.130, (115, 125, 150, 190)),
    ("Audi", "A4", 5, 46_000, 0.135, (100, 110, 140, 180)),
    ("Tesla", "Model 3", 3, 50_500, 0.140, (208, 239)),
]
ELECTRIC = {"Zoe", "Model 3"}
REGIONS = {
    "Nord": (17, 0.00),
    "Ost": (16, -0.03),
    "Süd": (33, 0.04),
    "West": (34, 0.01),
}


def first_registration(rng: Random, listed: date, model: str) -> date:
    """Month in which the car was first registered; most cars are 3 to 12 years old."""
    youngest, oldest = (1.0, 7.5) if model in ELECTRIC else (0.6, 21.0)
    age = youngest + (oldest - youngest) * rng.betavariate(1.5, 3.0)
    return (listed - timedelta(days=int(age * 365.25))).replace(day=1)


def typed_mileage(rng: Random, km: int) -> str:
    """The mileage as a seller types it, sometimes impossible, sometimes not at all."""
    form = rng.random()
    grouped = f"{km:,}"
    if form < 0.38:
        return grouped.replace(",", " ") + " km"
    if form < 0.60:
        return grouped.replace(",", ".") + " km"
    if form < 0.76:
        return str(km)
    if form < 0.87:
        return grouped + " km"
    if form < 0.92:
        return grouped.replace(",", "\u00a0") + " km"
    if form < 0.95:
        return f"{round(km / 1.609344):,} mi"
    if form < 0.97:
        return rng.choice(["", "n/a", "unknown", "on request"])
    if form < 0.985:
        return rng.choice(["9 999 999 km", "1.234.567 km", "111111111", "1 000 000 km"])
    return f"{grouped.replace(',', ' ')} KM"


def typed_power(rng: Random, kw: int) -> str:
    """The power in kW, in PS, or in both."""
    ps = round(kw * 1.35962)
    form = rng.random()
    if form < 0.72:
        return f"{kw} kW ({ps} PS)"
    if form < 0.85:
        return f"{kw} kW"
    if form < 0.99:
        return f"{ps} PS"
    return ""


def typed_registration(rng: Random, month: date) -> str:
    """The month in the portal's form, in another form, or missing."""
    form = rng.random()
    if form < 0.93:
        return f"{month:%m/%Y}"
    return f"{month:%Y-%m}" if form < 0.99 else ""


def asking_price(rng: Random, value: float) -> int:
    """The value as a seller asks for it: 12 490, 12 500, 12 999, now and then 1."""
    if rng.random() < 0.012:
        return rng.choice([0, 1, 1, 123])
    if value >= 3_000:
        hundreds = round(value / 100) * 100
        return hundreds + rng.choice([0, 0, -10, -1, 50, 90])
    return max(350, round(value / 50) * 50)


def make_offer(rng: Random, number: int, listed: date) -> dict[str, object]:
    weights = [entry[2] for entry in MODELS]
    make, model, _, new, loss, powers = rng.choices(MODELS, weights)[0]
    kw = rng.choice(powers)
    registered = first_registration(rng, listed, model)
    age = (listed - registered).days / 365.25

    if model in ELECTRIC:
        fuel, gearbox = "electric", "automatic"
    else:
        fuel = rng.choices(["petrol", "diesel", "hybrid"], [60, 34, 6])[0]
        automatic = 0.75 if fuel == "hybrid" or new > 40_000 else 0.28
        gearbox = "automatic" if rng.random() < automatic else "manual"

    yearly = {"diesel": 19_500, "petrol": 12_500, "hybrid": 14_500, "electric": 13_000}
    km = max(50, int(yearly[fuel] * age * math.exp(rng.gauss(0, 0.35))))
    km = min(km, 390_000)
    if km > 1_000:
        km = round(km, -3) if rng.random() < 0.6 else round(km, -2)

    region = rng.choices(list(REGIONS), [share for share, _ in REGIONS.values()])[0]
    seller = "dealer" if rng.random() < 0.7 else "private"
    log_value = (
        math.log(new)
        + 0.35 * math.log(kw / (sum(powers) / len(powers)))
        - 0.12
        - loss * age
        - 0.0000021 * (km - yearly[fuel] * age)
        + (0.05 if gearbox == "automatic" else 0)
        + {"diesel": -0.03, "petrol": 0.0, "hybrid": 0.07, "electric": -0.05}[fuel]
        + REGIONS[region][1]
        + (0.05 if seller == "dealer" else 0)
        + rng.gauss(0, 0.10)
    )
    value = math.exp(log_value)
    if rng.random() < 0.015:
        value *= rng.uniform(0.40, 0.60)

    return {
        "id": number,
        "listed_on": listed.isoformat(),
        "make": make,
        "model": model,
        "first_registration": typed_registration(rng, registered),
        "mileage": typed_mileage(rng, km),
        "price": asking_price(rng, value),
        "fuel": fuel,
        "gearbox": gearbox if rng.random() > 0.02 else "",
        "power": typed_power(rng, kw),
        "region": region,
        "seller": seller,
    }


def make_listings() -> list[dict[str, object]]:
    """All offers, in the order in which they were listed."""
    rng = Random(SEED)
    days = sorted(rng.randrange(DAYS) for _ in range(OFFERS))
    offers = [
        make_offer(rng, 704_100 + 3 * place, FIRST_DAY + timedelta(days=day))
        for place, day in enumerate(days)
    ]
    again = []
    for offer in rng.sample([o for o in offers if o["price"] > 3_000], RELISTED):
        cheaper = round(offer["price"] * rng.uniform(0.90, 0.97) / 100) * 100
        later = date.fromisoformat(offer["listed_on"]) + timedelta(rng.randrange(5, 40))
        last_day = FIRST_DAY + timedelta(DAYS - 1)
        listed = min(later, last_day).isoformat()
        again.append({**offer, "price": cheaper, "listed_on": listed})
    return sorted(offers + again, key=lambda offer: offer["listed_on"])


def main() -> None:
    here = Path(__file__).resolve().parent
    output = Path(sys.argv[1]) if len(sys.argv) > 1 else here / "listings.csv"
    offers = make_listings()
    with output.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(offers[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(offers)
    print(f"{len(offers)} listings written to {output}")


if __name__ == "__main__":
    main()
