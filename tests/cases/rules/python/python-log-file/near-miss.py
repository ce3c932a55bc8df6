import logging
import sys

# not a FileHandler
logging.getLogger().addHandler(logging.StreamHandler(sys.stdout))
