"""Charts: pure draw functions and the one canvas that shows them."""
