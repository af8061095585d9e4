"""One revision a schema version, '0001' and on; what is here runs as files, also when frozen.

A revision that makes a table anew (batch mode) passes table_kwargs={"sqlite_strict": True}, or
the table comes back without it; the triggers are made again after every upgrade.
"""
