"""The window: shows what services answer and asks them for changes."""
