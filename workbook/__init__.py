"""The blank forms and real samples that ship with the program, and the script that writes them."""
