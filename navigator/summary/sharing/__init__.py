"""What may be shared with whom: who may know of what, the case reduced to it, and what was held back.

Rule of this folder: pure, and nothing of paper. A Case, the readers and a day go in; verdicts and a reduced
Case come out. Smallest by default: what nobody can be sure of is held back, and it is said how that can be
mended. No agreement that ends, and no reader who comes in addition, ever makes more go; the one thing that
readers learn from each other is who they are.
"""
