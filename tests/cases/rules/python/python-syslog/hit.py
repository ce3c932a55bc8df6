import logging
from logging.handlers import SysLogHandler

logging.getLogger().addHandler(SysLogHandler(address="/dev/log"))  # finding
