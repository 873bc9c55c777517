"""Building blocks shared by pages and dialogs."""
