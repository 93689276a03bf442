"""The people map in the window, part by part."""
