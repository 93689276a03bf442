"""Across my cases: numbers over all cases on this laptop, for one's own eyes and, with small ones hidden,
for others.

Rule of this folder: it shows what `insights/` counts and lets through; nothing is counted or hidden here.
"""
