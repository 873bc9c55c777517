"""Questions of the Calculators page: each takes what was typed and returns numbers with their reasons."""
