"""How many, how much and how long: amounts, what they count, as of when and on whose word."""
