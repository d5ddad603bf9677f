"""The front script: the list of pages, the choices and the navigation. A placeholder until the pages are there."""

import streamlit as st

st.set_page_config(page_title="Equal Reach", layout="wide")
st.title("Equal Reach")
st.write("The pages are not here yet.")
