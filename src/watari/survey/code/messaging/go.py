"""Go: amqp091-go, sarama, kafka-go, franz-go, confluent-kafka-go, watermill, NATS, redis, AWS SDKs, Pub/Sub, Dapr."""

from __future__ import annotations

from watari.survey.code.messaging.rows import Table, call, text

_AMQP = r"amqp|rabbitmq"
_KAFKA = r"sarama|kafka"
_NATS = r"nats-io/|nats\.go|stan\.go"
_REDIS = r"redis"
_MQTT = r"mqtt"
_SARAMA = r"sarama"
_SEGMENTIO = r"segmentio/kafka-go"
_CONFLUENT = r"confluent-kafka-go|confluentinc"
_FRANZ = r"franz-go"
_TEXT = r"[^,}\n]+"

TABLE = Table(
    calls=(
        call(
            "publish",
            "amqp",
            r"\.Publish(WithDeferredConfirm)?$",
            r"amqp091-go|streadway/amqp",
            exchange="0",
            key="1",
        ),
        call("publish", "amqp", r"\.PublishWith(Context|DeferredConfirmWithContext)$", _AMQP, exchange="1", key="2"),
        call("consume", "amqp", r"\.Consume$", r"amqp091-go|streadway/amqp", queue="0"),
        call("consume", "amqp", r"\.ConsumeWithContext$", r"amqp091-go|streadway/amqp", queue="1"),
        call("bind", "amqp", r"\.QueueBind$", queue="0", key="1", exchange="2"),
        call("exchange", "amqp", r"\.ExchangeDeclare$", exchange="0", type="1"),
        call("publish", "amqp", r"\.NewSender$", r"go-amqp", exchange="=", key="1"),
        call("consume", "amqp", r"\.NewReceiver$", r"go-amqp", queue="1"),
        call("consume", "amqp", r"\.NewConsumer$", r"rabbitmq-amqp-go-client", queue="1"),
        call("publish", "amqp", r"\.NewPublisher$", r"rabbitmq-amqp-go-client", exchange="=", key="Queue"),
        call("consume", "kafka", r"\.ConsumePartition$", _SARAMA, topic="0"),
        call("consume", "kafka", r"\.Consume$", _SARAMA, topic="1"),
        call("consume", "kafka", r"\.SubscribeTopics$", _CONFLUENT, topic="0"),
        call("consume", "kafka", r"\.Subscribe$", _CONFLUENT, topic="0"),
        call("consume", "kafka", r"kgo\.ConsumeTopics$", _FRANZ, topic="0"),
        call("publish", "kafka", r"kgo\.DefaultProduceTopic$", _FRANZ, topic="0"),
        call("publish", "kafka", r"kafka\.DialLeader$", _SEGMENTIO, topic="3"),
        call("publish", "watermill", r"(?i)pub\w*\.Publish$", r"watermill", topic="0"),
        call("consume", "watermill", r"(?i)(sub\w*)\.Subscribe$", r"watermill", topic="1"),
        call("consume", "watermill", r"\.Add(NoPublisher|Consumer)?Handler$", r"watermill", topic="1"),
        call(
            "publish",
            "nats",
            r"(?i)(nc|nats|js|stan|sc|conn|ec|jetstream|stream|client|n|c|s|bus|broker|queue)\w*"
            r"\.(Publish|PublishAsync|Request|RequestWithContext)$",
            _NATS,
            topic="0",
        ),
        call("publish", "nats", r"(?i)(js|jetstream)\w*\.Publish$", r"nats\.go/jetstream", topic="1"),
        call(
            "consume",
            "nats",
            r"\.(Subscribe|QueueSubscribe|ChanSubscribe|ChanQueueSubscribe|SubscribeSync|QueueSubscribeSync"
            r"|PullSubscribe)$",
            _NATS,
            topic="0",
        ),
        call("publish", "redis", r"\.Publish$", r"go-redis|redigo", topic="1"),
        call("consume", "redis", r"\.P?Subscribe$", r"go-redis", topic="1"),
        call("publish", "redis", r"\.[LR]Push$", _REDIS, list="1"),
        call("consume", "redis", r"\.(B[LR]Pop)$", _REDIS, list="2"),
        call("consume", "redis", r"\.(BRPopLPush|BLMove)$", _REDIS, list="1"),
        call("publish", "asynq", r"asynq\.NewTask$", r"asynq", task="0"),
        call("consume", "asynq", r"\.HandleFunc$|\.Handle$", r"asynq", task="0"),
        call("publish", "mqtt", r"\.Publish$", _MQTT, topic="0"),
        call("consume", "mqtt", r"\.Subscribe$", _MQTT, topic="0"),
        call("publish", "pubsub", r"\.(Topic|Publisher)$", r"cloud\.google\.com/go/pubsub", topic="0"),
        call("consume", "pubsub", r"\.(Subscription|Subscriber)$", r"cloud\.google\.com/go/pubsub", subscription="0"),
        call("publish", "servicebus", r"\.NewSender$", r"azservicebus", topic="0"),
        call("consume", "servicebus", r"\.NewReceiverFor(Queue|Subscription)$", r"azservicebus", topic="0"),
        call("publish", "dapr", r"\.PublishEvent\w*$", r"dapr", bus="1", topic="2"),
        call("publish", "nsq", r"\.Publish$", r"go-nsq", topic="0"),
        call("consume", "nsq", r"nsq\.NewConsumer$", r"go-nsq", topic="0"),
        call("publish", "micro", r"micro\.New(Event|Publisher)$", topic="0"),
        call("consume", "micro", r"micro\.RegisterSubscriber$", topic="0"),
    ),
    texts=(
        text("publish", "kafka", rf"sarama\.ProducerMessage\s*\{{[^{{}}]*?\bTopic:\s*(?P<topic>{_TEXT})", _SARAMA),
        text("publish", "kafka", rf"kafka\.Message\s*\{{[^{{}}]*?\bTopic:\s*(?P<topic>{_TEXT})", _SEGMENTIO),
        text(
            "publish",
            "kafka",
            rf"kafka\.Writer(?:Config)?\s*\{{(?:[^{{}}]|\{{[^{{}}]*\}})*?\bTopic:\s*(?P<topic>{_TEXT})",
            _SEGMENTIO,
        ),
        text(
            "consume",
            "kafka",
            r"kafka\.ReaderConfig\s*\{(?:[^{}]|\{[^{}]*\})*?\b(?:Topic|GroupTopics):\s*"
            r"(?P<topic>\[\]string\{[^}]*\}|[^,}\n]+)",
            _SEGMENTIO,
        ),
        text("publish", "kafka", rf"kafka\.TopicPartition\s*\{{[^{{}}]*?\bTopic:\s*(?P<topic>{_TEXT})", _CONFLUENT),
        text("publish", "kafka", rf"kgo\.Record\s*\{{[^{{}}]*?\bTopic:\s*(?P<topic>{_TEXT})", _FRANZ),
        text("publish", "redis", rf"XAddArgs\s*\{{[^{{}}]*?\bStream:\s*(?P<stream>{_TEXT})", _REDIS),
        text(
            "consume",
            "redis",
            r"XRead(?:Group)?Args\s*\{[^{}]*?\bStreams:\s*(?P<stream>\[\]string\{[^}]*\}|[^,}\n]+)",
            _REDIS,
        ),
        text(
            "publish",
            "sqs",
            rf"SendMessage(?:Batch)?Input\s*\{{(?:[^{{}}]|\{{[^{{}}]*\}})*?\bQueueUrl:\s*(?P<queue>{_TEXT})",
            "sqs",
        ),
        text(
            "consume",
            "sqs",
            rf"ReceiveMessageInput\s*\{{(?:[^{{}}]|\{{[^{{}}]*\}})*?\bQueueUrl:\s*(?P<queue>{_TEXT})",
            "sqs",
        ),
        text(
            "publish",
            "sns",
            rf"PublishInput\s*\{{(?:[^{{}}]|\{{[^{{}}]*\}})*?\b(?:TopicArn|TargetArn):\s*(?P<topic>{_TEXT})",
            "sns",
        ),
        text(
            "publish",
            "kinesis",
            rf"PutRecords?Input\s*\{{(?:[^{{}}]|\{{[^{{}}]*\}})*?\bStreamName:\s*(?P<stream>{_TEXT})",
            "kinesis",
        ),
        text(
            "consume",
            "kinesis",
            rf"GetShardIteratorInput\s*\{{(?:[^{{}}]|\{{[^{{}}]*\}})*?\bStreamName:\s*(?P<stream>{_TEXT})",
            "kinesis",
        ),
        text("consume", "dapr", rf"common\.Subscription\s*\{{[^{{}}]*?\bTopic:\s*(?P<topic>{_TEXT})", "dapr"),
    ),
)
