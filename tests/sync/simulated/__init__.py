"""A team that shares through a share that fails in every way, simulated: a seed gives the same run.

The merge, the segments, the outbox and the chain of members are the real ones; what is simulated is the
world: clocks, disks, the share, and when a machine stops. Its long run: python3 packaging/dev.py simulate N.
"""
