"""One function for each thing a person can do: a pure function of the Case that gives a named Draft.

Rule of this folder: nothing is written here. Whoever calls commits the draft to an open case, and that
is the only way anything gets into one. Expected refusals raise NavigatorError before there is a draft.
"""
