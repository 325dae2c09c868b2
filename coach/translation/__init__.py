"""Translation that changes no fact: engines behind one interface, facts protected and verified."""
