"""Ask a generator to say sentences again: facts masked before, put back and counted after."""
