"""Use cases over one open book; each public method is one user intention."""
