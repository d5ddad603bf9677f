"""What exists: two families of tables, the closed vocabularies, and the frozen values between steps.

Here *model* means a database table or a value, not machine learning.
"""
