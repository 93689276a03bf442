"""What comes into a case from other programs and what goes out to them: one file per standard, in and out.

Rule of this folder: bytes in, an `Import` to preview out; a Case in, bytes out. Nothing here stores,
draws or sends anything, and nothing here changes a case: an Import becomes one named change set only
when somebody commits its draft. What a reader cannot take it names, row by row, and never guesses in
silence. No message of an exception holds anything out of a file beyond row numbers and field names.
"""
