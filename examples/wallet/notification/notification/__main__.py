"""python -m notification"""

import logging
import logging.handlers
import signal
import sys
import threading

from botocore.exceptions import BotoCoreError, ClientError

from notification import aws, config, health, statsd, worker

log = logging.getLogger("notification")


def set_up_log(path):
    handlers = [logging.StreamHandler(sys.stderr)]
    problem = None
    if path:
        try:
            handlers.append(logging.handlers.WatchedFileHandler(path, encoding="utf-8"))
        except OSError as error:
            problem = error
    logging.basicConfig(level=logging.INFO, handlers=handlers, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    if problem:
        log.warning("no log file: %s", problem)


def deliver(account, text):
    """The push provider's agent on the host tails this log."""
    logging.getLogger("notification.push").info("to=%s text=%s", account, text)


def main():
    env = config.get_env_value()
    set_up_log(env.log_file)
    try:
        settings = config.read_settings(env.config_file)
        session = aws.session(settings.region)
        sqs, queue_url = aws.open_queue(session, settings.queue, env.aws_endpoint)
    except (OSError, ValueError, aws.NoCredentials, BotoCoreError, ClientError) as error:
        log.error("cannot start: %s", error)
        return 1

    counters = statsd.StatsD(settings.statsd_host, settings.statsd_port, settings.statsd_prefix)
    work = worker.Worker(sqs, queue_url, deliver, counters, wait=settings.wait, batch=settings.batch)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())

    polling = threading.Thread(target=work.run, name="worker", daemon=True)
    http = health.server(env.port, work)
    threading.Thread(target=http.serve_forever, name="health", daemon=True).start()
    polling.start()
    log.info("polling %s, health on port %d", queue_url, env.port)

    stop.wait()
    log.info("stopping")
    work.stop()
    polling.join(timeout=settings.wait + 10)
    http.shutdown()
    log.info("stopped: %s", work.stats())
    return 0


if __name__ == "__main__":
    sys.exit(main())
