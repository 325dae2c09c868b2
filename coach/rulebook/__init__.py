"""Rules as data: load, validate, compile and match them.

`loading` reads documents, `compiling` turns them into plain data, `book` matches that data.
Only the last is imported on the path of a draft.
"""
