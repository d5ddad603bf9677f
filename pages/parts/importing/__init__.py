"""The steps of Import, which alone may reach the intake."""
