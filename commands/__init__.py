"""What `pcc` does, a function a command: read the arguments, call the part that does the work, print what came."""
