"""Word lists as text files, one word or phrase a line, # begins a comment; a county may add its own."""
