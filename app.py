"""The launcher: guards the door, fills empty databases with invented records, and serves the front script."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st

from data.first_start import fill_if_empty
from pages.parts import doorway

refusal = doorway.reason_to_stay_shut(st.get_option("server.address"))
if refusal:
    sys.exit(refusal)


@asynccontextmanager
async def opening(_app: st.App) -> AsyncIterator[None]:
    """Make the databases ready once, before the server answers anybody."""
    fill_if_empty()
    yield


# Streamlit finds this line by reading the file, so it stands here literally.
app = st.App("pages/parts/front.py", middleware=doorway.middleware(), lifespan=opening)
