"""What only shows when many texts lie beside each other: one library that says things one way.

`survey` keeps of each text what can be compared, a few hundred bytes; `comparing` says what does
not fit together, in the words of `words`.
"""
