"""Data files: themes, icons, fonts, translations, presets."""
