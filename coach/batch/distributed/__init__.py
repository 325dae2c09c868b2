"""Messages by the million: datasets cut into shares that any number of processes lint.

`shares` cuts a dataset, `rows` reads a share, `working` lints one and writes what was found, and
`running` gives the shares to Ray. Only `running` needs Ray; everything here needs pyarrow.
"""
