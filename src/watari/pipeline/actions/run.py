from pathlib import Path
from watari.model.edit import EditResult


def plan(repository, wanted, config):
    return EditResult()


def retire(repository, keep):
    return EditResult()
