"""What may be shared with whom, and the one page.

Rule of this folder: the only one that names reportlab and uharfbuzz, and neither is imported until
something is drawn. `content` chooses and is pure; everything about paper stands beside it and chooses
nothing.
"""
