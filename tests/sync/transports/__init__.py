"""The real thing on loopback behind each kind of share: samba, postgresql, an S3 server, a folder."""
