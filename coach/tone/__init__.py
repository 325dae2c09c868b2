"""How a sentence sounds to its reader, where no rule has words for it."""
