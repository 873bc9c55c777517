"""What the stored facts imply: pure functions over domain values."""
