"""Where statements stand: the model's spans, what rules add to them, and the reports made of them."""
