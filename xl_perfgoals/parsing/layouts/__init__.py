"""The layouts that counties use for the form: one module each, saying what it is known by and what is
particular in reading it. What all layouts share is read by the modules of the package above.
"""
