"""loaders/sources"""
