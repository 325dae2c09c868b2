"""The fields that trade messages state, as the documents of rules/fields describe them.

`coach.messages.kinds` reads them; here is only what such a document may say.
"""
