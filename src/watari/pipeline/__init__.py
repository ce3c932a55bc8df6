"""CI configuration: read, understood, edited byte for byte."""
