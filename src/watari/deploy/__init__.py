"""The Fargate side: register, update, wait, scale, exec, roll back."""

from watari.deploy.exec import Executed, execute
from watari.deploy.request import Deployed, DeployRequest, Scaled
from watari.deploy.run import deploy, rollback
from watari.deploy.scale import scale
from watari.deploy.status import ClusterStatus, status

__all__ = [
    "ClusterStatus",
    "DeployRequest",
    "Deployed",
    "Executed",
    "Scaled",
    "deploy",
    "execute",
    "rollback",
    "scale",
    "status",
]
