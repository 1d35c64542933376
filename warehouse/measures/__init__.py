"""warehouse/measures"""
