"""What you owe on which day, what it really costs a year, and what your money really earns."""

__version__ = "0.1.0"
