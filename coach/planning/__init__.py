"""When two sides can talk, write and follow up: common hours, slots, send times, order plans."""
