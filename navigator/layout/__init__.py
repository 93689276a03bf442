"""Pure geometry: a Case in, a display list out, drawn alike by screen, page and SVG.

Rule of this folder: standard library only; deterministic; no pen, no colour value, no database.
"""
