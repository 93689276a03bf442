"""The window, driven by real keys and the mouse over real encrypted files."""
