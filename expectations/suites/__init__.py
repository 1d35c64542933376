"""expectations/suites"""
