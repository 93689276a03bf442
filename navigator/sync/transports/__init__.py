"""The kinds of share there are, behind the four verbs of `sync.transport`, one file each.

Rule of this folder: a share holds bytes under names, and nothing here knows what they mean. Libraries for
shares (smbprotocol, s3fs, psycopg) are named in the file of their kind and nowhere else, and imported only
in the process that talks to the share. No address, name of a server or password ever stands in an error.
"""
