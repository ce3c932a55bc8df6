"""CloudWatch Logs: groups, and the last lines of a stream."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watari.aws.errors import told

if TYPE_CHECKING:
    from mypy_boto3_logs import CloudWatchLogsClient


class Logs:
    """CloudWatch Logs."""

    def __init__(self, client: CloudWatchLogsClient) -> None:
        self._client = client

    @told()
    def ensure_group(self, name: str) -> bool:
        """Makes the log group; False where it was there."""
        try:
            self._client.create_log_group(logGroupName=name)
        except self._client.exceptions.ResourceAlreadyExistsException:
            return False
        return True

    @told()
    def last_lines(self, group: str, stream: str, count: int = 20) -> tuple[str, ...]:
        """The last lines of a log stream, oldest first; empty where there is no such stream."""
        try:
            found = self._client.get_log_events(
                logGroupName=group, logStreamName=stream, limit=count, startFromHead=False
            )
        except self._client.exceptions.ResourceNotFoundException:
            return ()
        return tuple(one.get("message", "").rstrip("\n") for one in found["events"][-count:])
