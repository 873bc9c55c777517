"""Values and rules: frozen dataclasses and pure functions; no clock, no Qt, no SQL, no float money."""
