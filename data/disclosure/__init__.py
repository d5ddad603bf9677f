"""The only maker of protected tables: round, hide, decide what is offered, audit (method 2.5).

Exact counts come in from `data.counting.counting` and end here; what leaves are `models.protected.ProtectedTable`.
"""
