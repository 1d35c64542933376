"""The fixed cube that the public audience reads: which cells there are, and what is withheld of them; made at build.

Only the loader's process imports what is in here: numpy and scipy are no part of the dashboard's.
"""
