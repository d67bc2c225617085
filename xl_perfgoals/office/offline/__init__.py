"""What goes into the offline package for Windows besides wheels; runs there before anything is installed."""
