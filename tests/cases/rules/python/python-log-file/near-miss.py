import logging
import sys

handler = logging.StreamHandler(sys.stdout)  # not /var/log/shop.log
