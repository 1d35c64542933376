"""What pages are made of: charts described and drawn, tables, words, pickers and the kept reads."""
