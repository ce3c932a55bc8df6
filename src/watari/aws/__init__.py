"""AWS: the only package that imports boto3. One typed file per service."""

from watari.aws.session import Aws, Connection, connect

__all__ = ["Aws", "Connection", "connect"]
