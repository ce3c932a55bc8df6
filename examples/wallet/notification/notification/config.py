"""Environment of the unit, and /etc/wallet/notification.ini."""

import configparser
import os
from dataclasses import dataclass


@dataclass(frozen=True)
class EnvValue:
    port: int
    config_file: str
    log_file: str
    aws_endpoint: "str | None"


@dataclass(frozen=True)
class Settings:
    region: str
    queue: str
    wait: int
    batch: int
    statsd_host: str
    statsd_port: int
    statsd_prefix: str


def get_env_value():
    return EnvValue(
        port=int(os.environ.get("PORT", "8080")),
        config_file=os.environ.get("CONFIG_FILE", "/etc/wallet/notification.ini"),
        log_file=os.environ.get("LOG_FILE", "/var/log/wallet/notification.log"),
        aws_endpoint=os.environ.get("AWS_ENDPOINT") or None,
    )


def read_settings(path):
    """Reads the ini file; OSError or ValueError with the reason where it is missing or wrong."""
    parser = configparser.ConfigParser()
    try:
        with open(path, encoding="utf-8") as file:
            parser.read_file(file)
        return Settings(
            region=parser.get("aws", "region"),
            queue=parser.get("aws", "queue"),
            wait=parser.getint("worker", "wait", fallback=10),
            batch=parser.getint("worker", "batch", fallback=10),
            statsd_host=parser.get("statsd", "host", fallback="localhost"),
            statsd_port=parser.getint("statsd", "port", fallback=8125),
            statsd_prefix=parser.get("statsd", "prefix", fallback="wallet.notification"),
        )
    except configparser.Error as error:
        raise ValueError(f"{path}: {error}") from error
