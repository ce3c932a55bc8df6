"""A check's findings in each form: one module a form, and what they share."""
