from fluent import sender

log = sender.FluentSender("shop", host="localhost", port=24224)  # finding
