"""The ways in which a Chinese clause is said again, by what kind of reproach it is."""
