"""One module for each part of the API.

`TITLE` names the part, `PLACE` puts the parts in order, `OPERATIONS` describes each operation under
the name of its endpoint, with the method before it where a view answers more than one:
"kinds.kinds", "POST planning.plan". `MODELS`, where there are some, are models that nothing else
leads to.
"""
