"""Measurements of the project against floors that cannot be beaten: not shipped."""
