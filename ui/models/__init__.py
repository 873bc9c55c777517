"""Qt item models over service answers."""
