from logging.handlers import SysLogHandler

# A collector elsewhere.
handler = SysLogHandler(address=("logs.example.com", 514))
