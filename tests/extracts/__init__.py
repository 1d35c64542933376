"""tests/extracts"""
