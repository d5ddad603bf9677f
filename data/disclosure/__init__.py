"""The only maker of protected tables: menu, round, audit, freeze (method 2.5).

Exact counts come in from `data.releasing.counting` and end here; what leaves are `models.protected.ProtectedTable`.
"""
