import os

from fluent import sender

log = sender.FluentSender("shop", host=os.environ["FLUENT_HOST"])
