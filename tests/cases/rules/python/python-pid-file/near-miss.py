import logging
import os

logging.info("pid %s", os.getpid())
