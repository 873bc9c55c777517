"""Readers of other programs' files: bytes to parsed rows, no database."""
