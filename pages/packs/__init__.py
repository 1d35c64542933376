"""What goes out: the Board pack and the Panel's report, gathered once and written by one renderer a format."""
