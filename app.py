"""The launcher: guards the door, fills empty databases with invented records, and serves the front script."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st

from data.databases import close
from data.first_start import fill_if_empty, in_tens
from pages.parts import doorway, front

refusal = doorway.reason_to_stay_shut(st.get_option("server.address"))
if refusal:
    sys.exit(refusal)


def tell(words: str) -> None:
    """Say in the terminal what is being done: there is no page yet."""
    print(words, flush=True)  # noqa: T201


@asynccontextmanager
async def opening(_app: st.App) -> AsyncIterator[None]:
    """Make the databases ready once, before the server answers anybody."""
    fill_if_empty(in_tens(tell))
    front.warm_up()
    tell("Equal Reach is ready at the address above. Ctrl+C stops it.")
    yield
    close()


# Streamlit finds this line by reading the file, so it stands here literally.
app = st.App("pages/parts/front.py", middleware=doorway.middleware(), lifespan=opening)
