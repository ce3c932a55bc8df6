"""JavaScript and TypeScript: amqplib, KafkaJS, node-rdkafka, redis, Bull, NATS, MQTT, AWS SDKs, NestJS, Dapr."""

from __future__ import annotations

from watari.survey.code.messaging.rows import Table, call, text

_AMQP = r"amqp|rabbit|Rabbit|AMQP"
_KAFKA = r"(?i)kafka"
_REDIS = r"(?i)redis"
_NATS = r"(?i)\bnats\b|stan\b|jetstream"
_MQTT = r"(?i)mqtt"
_BULL = r"(?i)\bbull(mq)?\b"
_NEST = r"@nestjs"
_SNS = r"(?i)sns"
_SQS = r"(?i)sqs"

TABLE = Table(
    calls=(
        call("publish", "amqp", r"\.sendToQueue$", exchange="=", key="0"),
        call(
            "publish",
            "amqp",
            r"(?i)(chan|ch|channel\w*|conn\w*|amqp\w*|rabbit\w*|wrapper)(\(\))?[!?]?\.publish$",
            _AMQP,
            exchange="0",
            key="1",
        ),
        call("consume", "amqp", r"(?i)\.consume$", _AMQP, queue="0"),
        call("consume", "amqp", r"\.open_receiver$", r"rhea", queue="address|source|0"),
        call("publish", "amqp", r"\.open_sender$", r"rhea", exchange="=", key="address|target|0"),
        call("publish", "amqp", r"\.createPublisher$", r"rabbitmq-amqp-js-client", exchange="=", key="name"),
        call("consume", "amqp", r"\.createConsumer$", r"rabbitmq-amqp-js-client", queue="name|0"),
        call("bind", "amqp", r"\.bindQueue$", queue="0", exchange="1", key="2"),
        call("exchange", "amqp", r"\.assertExchange$", exchange="0", type="1"),
        call("publish", "kafka", r"(?i)(producer\w*|kafka\w*)(\(\))?[!?]?\.(send|produce)$", _KAFKA, topic="topic|0"),
        call("consume", "kafka", r"(?i)(consumer\w*|kafka\w*)(\(\))?[!?]?\.subscribe$", _KAFKA, topic="topics|topic|0"),
        call("consume", "kafka", r"(^|\.)Consumer(Group)?$", r"kafka-node", topic="topic|1"),
        call("publish", "redis", r"(?i)(redis|pub|client|conn)\w*(\(\))?[!?]?\.publish$", _REDIS, topic="0"),
        call("consume", "redis", r"(?i)(redis|sub|client|conn)\w*(\(\))?[!?]?\.p?subscribe$", _REDIS, topic="0"),
        call("publish", "redis", r"(?i)\.[lr]push$", _REDIS, list="0"),
        call("consume", "redis", r"(?i)\.(b[lr]pop|b?rpoplpush|blmove)$", _REDIS, list="0"),
        call("publish", "redis", r"(?i)\.xadd$", _REDIS, stream="0"),
        call("publish", "bull", r"(^|\.)(Queue|Bull)(<[^()]*>)?$", _BULL, queue="0"),
        call("consume", "bull", r"(^|\.)Worker(<[^()]*>)?$", r"(?i)bullmq", queue="0"),
        call(
            "publish",
            "nats",
            r"(?i)(nc|nats|js|stan|jetstream|client|conn)\w*(\(\))?[!?]?\.(publish|request)$",
            _NATS,
            topic="0",
        ),
        call(
            "consume",
            "nats",
            r"(?i)(nc|nats|js|stan|jetstream|client|conn)\w*(\(\))?[!?]?\.subscribe$",
            _NATS,
            topic="0",
        ),
        call("publish", "mqtt", r"\.publish$", _MQTT, topic="0"),
        call("consume", "mqtt", r"\.subscribe$", _MQTT, topic="0"),
        call("publish", "sqs", r"(^|\.)SendMessage(Batch)?Command$|\.sendMessage(Batch)?$", _SQS, queue="QueueUrl"),
        call("consume", "sqs", r"(^|\.)ReceiveMessageCommand$|\.receiveMessage$", _SQS, queue="QueueUrl"),
        call("consume", "sqs", r"(^|\.)Consumer\.create$", r"sqs-consumer", queue="queueUrl"),
        call("publish", "sns", r"(^|\.)Publish(Batch)?Command$|\.publish(Batch)?$", _SNS, topic="TopicArn|TargetArn"),
        call("bind", "sns", r"(^|\.)SubscribeCommand$|\.subscribe$", _SNS, topic="TopicArn", queue="Endpoint"),
        call(
            "publish",
            "kinesis",
            r"(^|\.)PutRecords?Command$|\.putRecords?$",
            r"(?i)kinesis",
            stream="StreamName|StreamARN",
        ),
        call(
            "consume",
            "kinesis",
            r"(^|\.)GetShardIteratorCommand$|\.getShardIterator$",
            r"(?i)kinesis",
            stream="StreamName|StreamARN",
        ),
        call("publish", "eventbridge", r"(^|\.)PutEventsCommand$|\.putEvents$", key="DetailType"),
        call(
            "publish",
            "nest",
            r"(?i)(client|proxy|bus|kafka|rabbit|rmq|nats|redis|service|broker|queue)\w*[!?]?\.(send|emit)"
            r"(<[^()]*>)?$",
            r"@nestjs/microservices",
            topic="0",
        ),
        call("publish", "pubsub", r"\.topic$", r"@google-cloud/pubsub", topic="0"),
        call("consume", "pubsub", r"\.subscription$", r"@google-cloud/pubsub", subscription="0"),
        call("bind", "pubsub", r"\.createSubscription$", r"@google-cloud/pubsub", topic="0|<", subscription="1"),
        call("publish", "servicebus", r"\.createSender$", topic="0"),
        call("consume", "servicebus", r"\.createReceiver$", topic="0"),
        call("publish", "dapr", r"(?i)pubsub\.publish$", r"(?i)dapr", bus="0", topic="1"),
        call("consume", "dapr", r"(?i)pubsub\.subscribe\w*$", r"(?i)dapr", bus="0", topic="1"),
        call("publish", "servicebus", r"\.sendMessages?$", r"@azure/service-bus", topic="<"),
    ),
    texts=(
        text(
            "consume",
            "nest",
            r"@(?:MessagePattern|EventPattern)\(\s*(?P<topic>[^)]+?)\s*(?:,\s*Transport[^)]*)?\)",
            _NEST,
        ),
        text(
            "consume",
            "amqp",
            r"@Rabbit(?:Subscribe|RPC)\(\s*\{(?=[^}]*?exchange:\s*(?P<exchange>[^,}\n]+))?"
            r"(?=[^}]*?routingKey:\s*(?P<key>\[[^\]]*\]|[^,}\n]+))?(?=[^}]*?queue:\s*(?P<queue>[^,}\n]+))?",
            "nestjs-rabbitmq",
        ),
        text("consume", "bull", r"@Processor\(\s*(?:\{[^}]*?name:\s*)?(?P<queue>[\w.]+|['\"`][^'\"`]+['\"`])", _NEST),
        text("publish", "bull", r"@InjectQueue\(\s*(?P<queue>[\w.]+|['\"`][^'\"`]+['\"`])", _NEST),
        text("consume", "bull", r"\b(?P<receiver>[\w.]*[Qq]ueue\w*)\.process\(", _BULL),
        text(
            "consume",
            "redis",
            r"(?i)\.xread(?:group)?\([^;]*?['\"]streams['\"]\s*,\s*(?P<stream>[\w.]+|['\"][^'\"]+['\"])",
            _REDIS,
        ),
        text("consume", "redis", r"(?i)\.xread(?:group)?\([^;]*?\bkey:\s*(?P<stream>[\w.]+|['\"][^'\"]+['\"])", _REDIS),
    ),
)
