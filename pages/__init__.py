"""What people see. No other module may stand directly in this folder: Streamlit would serve it without the frame."""
