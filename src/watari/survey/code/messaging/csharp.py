"""C#: RabbitMQ, Kafka, MassTransit, EasyNetQ, event buses over a broker, Service Bus, AWS, NATS, redis, Dapr."""

from __future__ import annotations

from watari.survey.code.messaging.rows import Table, call, text

_RABBIT = r"RabbitMQ"
_KAFKA = r"Confluent\.Kafka|Kafka"
_MASS = r"MassTransit"
_EVENT = r"(?P<event>[A-Z]\w+)"

TABLE = Table(
    calls=(
        call("publish", "amqp", r"\.BasicPublish(Async)?(<.*>)?$", _RABBIT, exchange="exchange|0", key="routingKey|1"),
        call("consume", "amqp", r"\.BasicConsume(Async)?$", _RABBIT, queue="queue|0"),
        call(
            "bind",
            "amqp",
            r"\.QueueBind(Async)?$",
            _RABBIT,
            queue="queue|0",
            exchange="exchange|1",
            key="routingKey|2",
        ),
        call("exchange", "amqp", r"\.ExchangeDeclare(Async)?$", _RABBIT, exchange="exchange|0", type="type|1"),
        call("publish", "kafka", r"\.Produce(Async)?$", _KAFKA, topic="topic|0"),
        call("consume", "kafka", r"(?i)consumer\w*\.Subscribe$", _KAFKA, topic="topics|topic|0"),
        call(
            "publish",
            "masstransit",
            r"(?i)(publish|bus|endpoint|context|topic|outbox|producer)\w*\.Publish(<.*>)?$",
            _MASS,
            event="0",
        ),
        call("publish", "masstransit", r"(?i)(send|endpoint|bus)\w*\.Send(<.*>)?$", _MASS, event="0"),
        call("consume", "masstransit", r"\.AddRequestClient(<.*>)?$", r"^$", event="0"),
        call("publish", "easynetq", r"(?i)(bus|pubsub)\w*\.Publish(Async)?(<.*>)?$", r"EasyNetQ", event="0"),
        call("consume", "easynetq", r"\.Subscribe(Async)?<.+>$", r"EasyNetQ", event="0"),
        call(
            "publish",
            "bus",
            r"(?i)(event|integration|message)\w*\.(Publish|AddAndSave|Save|Send|Enqueue)\w*(<.*>)?$",
            event="0|1|2",
        ),
        call("publish", "bus", r"(?i)(bus|publisher|broker|dispatcher)\w*\.(Publish|Send)\w*(<.*>)?$", event="0|1|2"),
        call(
            "consume",
            "bus",
            r"\.(AddSubscription|Subscribe|SubscribeAsync|SubscribeEvent|SubscribeMessage)<.+>$",
            event="<>",
        ),
        call("publish", "servicebus", r"\.CreateSender$", topic="0"),
        call("consume", "servicebus", r"\.Create(Processor|Receiver|SessionProcessor)$", topic="0"),
        call("publish", "sqs", r"^SendMessageRequest$|\.SendMessageAsync$", r"SQS", queue="QueueUrl|queueUrl|0"),
        call("consume", "sqs", r"\.ReceiveMessageAsync$", r"SQS", queue="queueUrl|0"),
        call("publish", "sns", r"(?i)sns\w*\.PublishAsync$", r"SimpleNotificationService", topic="topicArn|TopicArn|0"),
        call(
            "publish",
            "nats",
            r"(?i)(nats|connection|nc|client|js)\w*\.Publish(Async)?(<.*>)?$",
            r"NATS",
            topic="subject|0",
        ),
        call("consume", "nats", r"\.Subscribe(Async|Core\w*)?(<.*>)?$", r"NATS", topic="subject|0"),
        call(
            "publish",
            "redis",
            r"(?i)(sub|redis|db|database|pub)\w*(\(\))?\.Publish(Async)?$",
            r"StackExchange\.Redis",
            topic="0",
        ),
        call(
            "consume",
            "redis",
            r"(?i)(sub|redis|pub)\w*(\(\))?\.Subscribe(Async)?$",
            r"StackExchange\.Redis",
            topic="0",
        ),
        call("publish", "redis", r"\.List(Left|Right)Push(Async)?$", r"StackExchange\.Redis", list="0"),
        call("consume", "redis", r"\.List(Left|Right)Pop(Async)?$", r"StackExchange\.Redis", list="0"),
        call("publish", "redis", r"\.StreamAdd(Async)?$", r"StackExchange\.Redis", stream="0"),
        call("consume", "redis", r"\.StreamRead(Group)?(Async)?$", r"StackExchange\.Redis", stream="0"),
        call("publish", "dapr", r"(?i)dapr\w*\.PublishEventAsync(<.*>)?$", bus="0", topic="1"),
        call("consume", "dapr", r"\.WithTopic$", bus="0", topic="1"),
        call("publish", "mqtt", r"\.WithTopic$", r"MQTTnet", topic="0"),
        call(
            "publish",
            "cap",
            r"(?i)(cap|publisher)\w*\.Publish(Async)?(<.*>)?$",
            r"DotNetCore\.CAP|ICapPublisher",
            topic="0",
        ),
    ),
    texts=(
        text("consume", "masstransit", rf"\bIConsumer<\s*(?:Batch<)?(?:\w+\.)*{_EVENT}", _MASS),
        text(
            "consume",
            "masstransit",
            rf"\bEvent<\s*(?:\w+\.)*{_EVENT}>\s+\w+\s*\{{\s*get",
            r"MassTransitStateMachine",
        ),
        text(
            "consume",
            "bus",
            rf"(?<=[:,])\s*I(?:Integration|Distributed)?(?:Integration)?EventHandler<\s*(?:\w+\.)*{_EVENT}\s*>",
            r"IntegrationEvent|DistributedEvent",
        ),
        text("consume", "bus", rf"(?<=[:,])\s*IHandleMessages<\s*(?:\w+\.)*{_EVENT}\s*>"),
        text(
            "consume",
            "bus",
            rf"\bcase\s+(?:nameof\()?\"?{_EVENT}\"?\)?\s*:",
            r"(?i)string (message|event)(type|name)\b",
        ),
        text("consume", "cap", r"\[CapSubscribe\(\s*(?P<topic>[^,)]+)"),
        text("consume", "dapr", r"\[Topic\(\s*(?P<bus>[^,)]+),\s*(?P<topic>[^,)]+)"),
        text("consume", "rabbit-wrapper", rf"\bSubscribeAsync<\s*(?:\w+\.)*{_EVENT}\s*>\(", r"RawRabbit"),
    ),
)
