"""What a neural model needs around it: facts hidden, long sentences cut, nonsense noticed."""
