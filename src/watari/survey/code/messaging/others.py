"""PHP, Ruby and Rust: php-amqplib, bunny, Sidekiq, karafka, ruby-kafka, lapin, rdkafka."""

from __future__ import annotations

from watari.survey.code.messaging.rows import Table, call, text

PHP = Table(
    calls=(
        call("publish", "amqp", r"basic_publish$", exchange="1", key="2"),
        call("consume", "amqp", r"basic_consume$", queue="0"),
        call("bind", "amqp", r"queue_bind$", queue="0", exchange="1", key="2"),
        call("exchange", "amqp", r"exchange_declare$", exchange="0", type="1"),
        call("publish", "redis", r"(?i)redis\w*(->|::)publish$", topic="0"),
        call("consume", "redis", r"(?i)redis\w*(->|::)p?subscribe$", topic="0"),
        call("publish", "redis", r"(?i)redis\w*(->|::)[lr]push$", list="0"),
        call("consume", "redis", r"(?i)redis\w*(->|::)b?[lr]pop$", list="0"),
        call("publish", "kafka", r"(?i)producer(->|::)newTopic$", topic="0"),
        call("consume", "kafka", r"(?i)consumer(->|::)subscribe$", topic="0"),
        call("publish", "sqs", r"(->|::)sendMessage$", r"(?i)sqs", queue="QueueUrl"),
        call("consume", "sqs", r"(->|::)receiveMessage$", r"(?i)sqs", queue="QueueUrl"),
    )
)

RUBY = Table(
    calls=(
        call("publish", "amqp", r"default_exchange\.publish$", exchange="=", key="routing_key"),
        call(
            "publish",
            "amqp",
            r"(?i)(exchange|ex|x|topic|fanout|direct)\w*\.publish$",
            r"(?i)bunny|rabbit",
            exchange="<",
            key="routing_key",
        ),
        call("publish", "amqp", r"(?i)queue\w*\.publish$", r"(?i)bunny|rabbit", exchange="=", key="<"),
        call("consume", "amqp", r"(?i)(queue|q)\w*\.subscribe$", r"(?i)bunny|rabbit", queue="<"),
        call(
            "bind", "amqp", r"(?i)(queue|q)\w*\.bind$", r"(?i)bunny|rabbit", queue="<", exchange="0", key="routing_key"
        ),
        call("exchange", "amqp", r"\.fanout$", r"(?i)bunny|rabbit", exchange="0", type="=fanout"),
        call("exchange", "amqp", r"\.topic$", r"(?i)bunny|rabbit", exchange="0", type="=topic"),
        call("consume", "amqp", r"^from_queue$", queue="0"),
        call(
            "publish",
            "kafka",
            r"(?i)(kafka|producer)\w*\.(produce|deliver_message|produce_async|produce_sync)$",
            topic="topic",
        ),
        call("consume", "kafka", r"(?i)consumer\w*\.subscribe$", r"(?i)kafka", topic="0"),
        call("publish", "redis", r"(?i)redis\w*\.publish$", topic="0"),
        call("consume", "redis", r"(?i)redis\w*\.p?subscribe$", topic="0"),
        call("publish", "redis", r"(?i)redis\w*\.[lr]push$", list="0"),
        call("consume", "redis", r"(?i)redis\w*\.b[lr]pop$", list="0"),
        call("publish", "sidekiq", r"Sidekiq::Client\.push$", task="class|'class'"),
    ),
    texts=(
        text("consume", "kafka", r"^\s*topic\s+(?P<topic>:?[\w\"'.-]+)\s+do", r"(?i)karafka"),
        text("publish", "sidekiq", r"\b(?P<function>[A-Z]\w+)\.perform_(?:async|in|at|later)\b"),
        text("consume", "sidekiq", r"class (?P<function>[A-Z]\w+)[^\n]*\n(?:\s*\n)*\s*include Sidekiq::(?:Worker|Job)"),
    ),
)

RUST = Table(
    calls=(
        call("publish", "amqp", r"\.basic_publish$", exchange="0", key="1"),
        call("consume", "amqp", r"\.basic_consume$", queue="0"),
        call("bind", "amqp", r"\.queue_bind$", queue="0", exchange="1", key="2"),
        call("publish", "kafka", r"(Future|Base)Record::to$", topic="0"),
        call("consume", "kafka", r"(?i)consumer\w*\.subscribe$", topic="0"),
        call("publish", "nats", r"(?i)(client|nc|nats)\w*\.publish$", r"nats", topic="0"),
        call("consume", "nats", r"(?i)(client|nc|nats)\w*\.(queue_)?subscribe$", r"nats", topic="0"),
    )
)
