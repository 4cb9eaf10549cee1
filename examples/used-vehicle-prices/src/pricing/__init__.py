"""Prices of used vehicles: what the pricing jobs and the dealers' portal share."""
