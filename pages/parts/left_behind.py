"""What a steward leaves in a session once they are signed in no more: the file in hand, and all that was said of it.

A session outlives a sign-in, and nobody but a steward may have any of it.
"""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

OF_IMPORT = "import_"
"""How the keys of the session begin that only *Import* has."""


def forget() -> None:
    """Drop from the session of whoever is no steward what only one may have: the steps of *Import*, and files that were uploaded."""
    for key in [each for each in st.session_state if str(each).startswith(OF_IMPORT)]:
        del st.session_state[key]
    context = get_script_run_ctx(suppress_warning=True)
    if context is not None:
        context.uploaded_file_mgr.remove_session_files(context.session_id)
