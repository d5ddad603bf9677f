"""Sign-in: how it is configured, what a token says, the page of whoever is not signed in, and the door of files.

Streamlit signs people in (OpenID Connect) and keeps the claims of their ID token in a signed cookie. What they may do is
found here, from those claims, on every run and at every request.
"""
