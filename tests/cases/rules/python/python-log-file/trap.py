class ProfileHandler:
    """No FileHandler of logging."""


handler = ProfileHandler()
accesslog = "-"
