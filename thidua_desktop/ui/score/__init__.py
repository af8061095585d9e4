"""How scores come about: bonus and deduction, what stands behind a number, trying other weights."""
