"""Writers of other programs' files: values to bytes, no database."""
