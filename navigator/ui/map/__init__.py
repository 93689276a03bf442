"""The people map on the screen: a canvas, what stands around it, and the equal table beside it.

Rule of this folder: geometry comes from `layout`, what the network says from `insights`, and every change
goes through `actions`. Nothing here decides where anybody stands.
"""
