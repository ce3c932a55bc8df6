import logging
import socket

logging.info("started on %s", socket.gethostname())
