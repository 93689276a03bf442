"""The tests mirror `navigator/`: what `navigator/store/open.py` does is shown in `tests/store/test_open.py`.

A test shows what a person would notice; mocks stand only at the edge of the machine.
"""
