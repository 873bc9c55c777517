"""The calculators of the page Tools › Calculators: fields at the left, the result at the right."""
