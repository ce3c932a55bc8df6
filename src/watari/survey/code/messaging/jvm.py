"""Java and Kotlin: Spring AMQP and Kafka, Kafka clients, SmallRye, Micronaut, JMS, AWS SDKs, NATS, Eventuate, Axon."""

from __future__ import annotations

from watari.survey.code.messaging.rows import Table, call, text

_RABBIT = r"rabbit|Rabbit|amqp"
_KAFKA = r"(?i)kafka"
_AWS = r"(?i)sqs"
_VALUE = r"(?:\{(?:[^}\"]|\"[^\"]*\")*\}|\[[^\]]*\]|\"[^\"]*\"|[\w.]+)"
_EVENTUATE = r"eventuate"
_AXON = r"axonframework"

TABLE = Table(
    calls=(
        call(
            "publish",
            "rabbit-template",
            r"(?i)(rabbit|amqp)\w*\.(convertAndSend|convertSendAndReceive\w*|send)$",
            _RABBIT,
            exchange="0",
            key="1",
            body="2",
        ),
        call("publish", "amqp", r"\.basicPublish$", exchange="0", key="1"),
        call("consume", "amqp", r"\.basicConsume$", queue="0"),
        call("bind", "amqp", r"\.queueBind$", queue="0", exchange="1", key="2"),
        call("exchange", "amqp", r"\.exchangeDeclare$", exchange="0", type="1"),
        call("exchange", "amqp", r"^FanoutExchange$", _RABBIT, exchange="0", type="=fanout"),
        call("exchange", "amqp", r"^TopicExchange$", _RABBIT, exchange="0", type="=topic"),
        call("exchange", "amqp", r"^DirectExchange$", _RABBIT, exchange="0", type="=direct"),
        call("consume", "amqp", r"\.setQueueNames$", _RABBIT, queue="0"),
        call("publish", "kafka", r"(?i)(kafka|template|producer)\w*(\(\))?\.(send|sendDefault)$", _KAFKA, topic="0"),
        call("publish", "kafka", r"^ProducerRecord(<.*>)?$", topic="0"),
        call("publish", "kafka", r"KafkaHeaders\.TOPIC$", topic="1"),
        call("publish", "kafka", r"\.setHeader$", r"KafkaHeaders\.TOPIC", topic="1"),
        call("consume", "kafka", r"(?i)consumer\w*\.subscribe$", _KAFKA, topic="0"),
        call("consume", "kafka", r"(?i)builder\w*\.(stream|table|globalTable)$", r"kafka\.streams", topic="0"),
        call("publish", "kafka", r"\.to$", r"kafka\.streams", topic="0"),
        call("publish", "stream", r"(?i)streamBridge\w*\.send$", topic="0"),
        call("publish", "jms", r"(?i)jms\w*\.(convertAndSend|send)$", r"(?i)jms", topic="0"),
        call("publish", "redis", r"(?i)redis\w*\.convertAndSend$", r"(?i)redis", topic="0"),
        call("consume", "redis", r"^(ChannelTopic|PatternTopic)$", r"MessageListener", topic="0"),
        call("publish", "redis", r"opsForList\(\)\.(left|right)Push\w*$", r"(?i)redis", list="0"),
        call("consume", "redis", r"opsForList\(\)\.(left|right)Pop$", r"(?i)redis", list="0"),
        call("publish", "redis", r"\.[lr]push$", r"(?i)jedis|lettuce", list="0"),
        call("consume", "redis", r"\.(b[lr]pop)$", r"(?i)jedis|lettuce", list="1|0"),
        call("publish", "redis", r"(?i)jedis\w*\.publish$", r"(?i)jedis", topic="0"),
        call("consume", "redis", r"(?i)jedis\w*\.p?subscribe$", r"(?i)jedis", topic="1"),
        call("publish", "nats", r"(?i)(nats|nc|conn|js)\w*\.(publish|request)$", r"io\.nats", topic="0"),
        call("consume", "nats", r"(?i)(nats|nc|conn|js|dispatcher|d)\w*\.subscribe$", r"io\.nats", topic="0"),
        call("publish", "mqtt", r"\.publish$", r"(?i)mqtt", topic="0"),
        call("consume", "mqtt", r"\.subscribe$", r"(?i)mqtt", topic="0"),
        call(
            "publish",
            "sqs",
            r"(?i)(sqs|queue)\w*\.(convertAndSend|send)$",
            r"(?i)SqsTemplate|QueueMessagingTemplate",
            queue="0",
        ),
        call("publish", "sqs", r"^SendMessageRequest$", _AWS, queue="0"),
        call("publish", "sqs", r"SendMessage(Batch)?Request\.builder\(\).*\.queueUrl$", _AWS, queue="0"),
        call("publish", "sqs", r"\.(queueUrl|withQueueUrl)$", r"SendMessageRequest", queue="0"),
        call("consume", "sqs", r"^ReceiveMessageRequest$", _AWS, queue="0"),
        call("consume", "sqs", r"\.(queueUrl|withQueueUrl)$", r"ReceiveMessageRequest", queue="0"),
        call("publish", "sns", r"\.(topicArn|withTopicArn)$", r"PublishRequest", topic="0"),
        call("publish", "sns", r"^PublishRequest$", r"(?i)sns", topic="0"),
        call("publish", "kinesis", r"\.(streamName|withStreamName)$", r"PutRecords?Request", stream="0"),
        call("consume", "kinesis", r"\.(streamName|withStreamName)$", r"GetShardIteratorRequest", stream="0"),
        call("publish", "pubsub", r"(?i)pubsub\w*\.publish$", r"(?i)pubsub", topic="0"),
        call("consume", "pubsub", r"(?i)pubsub\w*\.subscribe\w*$", r"(?i)pubsub", subscription="0"),
        call("publish", "dapr", r"\.publishEvent$", r"io\.dapr", bus="0", topic="1"),
        call(
            "publish",
            "eventuate",
            r"(?i)eventpublisher\w*\.publish$",
            r"eventuate|DomainEventPublisher",
            event="0|1|2",
        ),
        call("consume", "eventuate", r"\.onEvent$", _EVENTUATE, event="0"),
        call("consume", "eventuate", r"\.fromChannel$|SagaCommandHandlersBuilder\.fromChannel$", _EVENTUATE, topic="0"),
        call("publish", "eventuate", r"\.to$", r"CommandWithDestination", topic="0"),
        call("publish", "eventuate", r"\.withChannel$", r"CommandEndpointBuilder", topic="0"),
    ),
    texts=(
        text("consume", "kafka", rf"@KafkaListener\s*\((?:[^)\"]|\"[^\"]*\")*?\btopics\s*=\s*(?P<topic>{_VALUE})"),
        text(
            "consume",
            "kafka",
            rf"@KafkaListener\s*\((?:[^)\"]|\"[^\"]*\")*?\btopicPattern\s*=\s*(?P<pattern>{_VALUE})",
        ),
        text("consume", "kafka", rf"@TopicPartition\s*\([^)]*?\btopic\s*=\s*(?P<topic>{_VALUE})"),
        text("consume", "kafka", rf"@RetryableTopic[^;{{]*?@KafkaListener\(\s*(?P<topic>{_VALUE})"),
        text("consume", "amqp", rf"@RabbitListener\s*\(\s*(?:[^)]*?\bqueues\s*=\s*)(?P<queue>{_VALUE})"),
        text(
            "consume",
            "amqp",
            rf"@QueueBinding\s*\((?=(?:[^;{{]*?@Queue\(\s*(?:(?:value|name)\s*=\s*)?(?P<queue>\"[^\"]*\"|"
            rf"[A-Za-z][\w.]*)))?"
            rf"(?=[^;]*?@Exchange\(\s*(?:(?:value|name)\s*=\s*|[^)]*?\b(?:value|name)\s*=\s*)?(?"
            rf"P<exchange>\"[^\"]*\"|[A-Za-z][\w.]*))"
            rf"(?=[^;]*?\bkey\s*=\s*(?P<key>{_VALUE}))?",
        ),
        text(
            "bind",
            "amqp",
            r"BindingBuilder\s*\.bind\(\s*(?P<queue>[\w.]+(?:\(\))?)\s*\)\s*\.to\(\s*(?P<exchange>[\w.]+(?:\(\))?)\s*\)"
            r"(?:\s*\.with\(\s*(?P<key>\"[^\"]*\"|[\w.]+(?:\(\))?)\s*\))?",
        ),
        text("consume", "jms", rf"@JmsListener\s*\([^)]*?\bdestination\s*=\s*(?P<topic>{_VALUE})"),
        text("consume", "sqs", rf"@SqsListener\s*\(\s*(?:(?:value|queueNames)\s*=\s*)?(?P<queue>{_VALUE})"),
        text(
            "consume",
            "dapr",
            r"@Topic\s*\((?=[^)]*?\bname\s*=\s*(?P<topic>\"[^\"]*\"|[\w.]+))"
            r"(?=[^)]*?\bpubsubName\s*=\s*(?P<bus>\"[^\"]*\"|[\w.]+))?",
            r"io\.dapr",
        ),
        text(
            "consume",
            "binding",
            r"@(?:StreamListener|Input)\s*\(\s*(?:(?:target|value)\s*=\s*)?(?P<binding>\"[^\"]*\"|[\w.]+)",
            "springframework",
        ),
        text(
            "publish",
            "binding",
            r"@(?:SendTo|Output)\s*\(\s*(?:value\s*=\s*)?(?P<binding>\"[^\"]*\"|[\w.]+)",
            r"springframework\.cloud\.stream",
        ),
        text("consume", "binding", r"@Incoming\s*\(\s*(?P<binding>\"[^\"]*\"|[\w.]+)", r"microprofile\.reactive"),
        text("publish", "binding", r"@Outgoing\s*\(\s*(?P<binding>\"[^\"]*\"|[\w.]+)", r"microprofile\.reactive"),
        text(
            "publish",
            "binding",
            r"@Channel\s*\(\s*(?P<binding>\"[^\"]*\"|[\w.]+)[^;]*?Emitter",
            r"microprofile\.reactive",
        ),
        text("consume", "kafka", r"@Topic\s*\(\s*(?P<topic>\"[^\"]*\"|[\w.]+)", r"KafkaListener"),
        text("publish", "kafka", r"@Topic\s*\(\s*(?P<topic>\"[^\"]*\"|[\w.]+)", r"KafkaClient"),
        text(
            "consume",
            "axon",
            r"@(?:Saga)?EventHandler(?:\([^)]*\))?\s+(?:public |private |protected |fun )?(?:void )?\w+\s*\("
            r"\s*(?:final )?(?:@\w+ )?(?:\w+\s*:\s*)?(?P<event>[A-Z]\w+)",
            _AXON,
        ),
        text("publish", "axon", r"\bapply\(\s*(?:new )?(?P<event>[A-Z]\w+)\s*\(", _AXON),
    ),
)
