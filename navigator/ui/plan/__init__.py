"""The plan on the screen: columns of steps, and everything that can be done with one.

Rule of this folder: what is ready or blocked is found in `insights/`, what an act changes in `actions/`.
"""
