"""The floor of a page: Streamlit's own frame with one heading in it."""

import streamlit as st

st.title("Empty")
