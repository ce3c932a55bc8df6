import configparser
import os
import signal
import sys

LOG = os.environ.get("LOG_FILE", "/var/log/polite.log")


def stop(number, frame):
    sys.exit(0)


def main():
    signal.signal(signal.SIGTERM, stop)
    parser = configparser.ConfigParser()
    parser.read("/etc/polite/polite.ini")
    with open(LOG, "a", encoding="utf-8") as log:
        log.write("started")


if __name__ == "__main__":
    main()
