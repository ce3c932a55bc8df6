"""Python: pika, aio-pika, kombu, Celery, Kafka clients, faust, redis, NATS, MQTT, boto3, Pub/Sub, Service Bus."""

from __future__ import annotations

from watari.survey.code.messaging.rows import Table, call, text

_PIKA = r"\bpika\b|amqp|rabbit|Rabbit"
_AIO = r"aio_pika|aiormq"
_KAFKA = r"\b(kafka|confluent_kafka|aiokafka)\b"
_REDIS = r"\b(redis|aioredis)\b"
_NATS = r"\bnats\b|\bstan\b"
_MQTT = r"mqtt"
_CELERY = r"\bcelery\b|shared_task"

TABLE = Table(
    calls=(
        call("publish", "amqp", r"\.basic_publish$", exchange="exchange|0", key="routing_key|1"),
        call("consume", "amqp", r"\.basic_consume$", queue="queue|0"),
        call("bind", "amqp", r"\.queue_bind$", queue="queue|0", exchange="exchange|1", key="routing_key|2"),
        call("exchange", "amqp", r"\.exchange_declare$", exchange="exchange|0", type="exchange_type|type|1"),
        call("publish", "amqp", r"default_exchange\.publish$", _AIO, exchange="=", key="routing_key|1"),
        call("publish", "amqp", r"exchange\w*\.publish$", _AIO, exchange="<", key="routing_key|1"),
        call("consume", "amqp", r"queue\w*\.(consume|iterator)$", _AIO, queue="<"),
        call("bind", "amqp", r"queue\w*\.bind$", _AIO, queue="<", exchange="exchange|0", key="routing_key|1"),
        call("exchange", "amqp", r"\.declare_exchange$", _AIO, exchange="name|0", type="type|1"),
        call("publish", "amqp", r"\.publish$", r"\bkombu\b", exchange="exchange", key="routing_key"),
        call("bind", "amqp", r"(^|\.)Queue$", r"\bkombu\b", queue="name|0", exchange="exchange|1", key="routing_key|2"),
        call("consume", "amqp", r"\.?Consumer$", r"\bkombu\b", queue="queues|1"),
        call("exchange", "amqp", r"(^|\.)Exchange$", r"\bkombu\b", exchange="name|0", type="type|1"),
        call(
            "publish",
            "kafka",
            r"(?i)(^|[._])(\w*producer\w*|\w*kafka\w*)(\(\))?\.(send|produce|send_and_wait)$",
            _KAFKA,
            topic="topic|0",
        ),
        call("consume", "kafka", r"(^|\.)(AIO)?KafkaConsumer$", _KAFKA, topic="topics|topic|0"),
        call("consume", "kafka", r"(?i)consumer\w*\.subscribe$", _KAFKA, topic="topics|0", pattern="pattern"),
        call("consume", "kafka", r"\.topic$", r"\bfaust\b", topic="0"),
        call(
            "publish",
            "redis",
            r"(?i)(redis|conn|client|pubsub|^r|cache|rdb)\w*(\(\))?\.publish$",
            _REDIS,
            topic="channel|0",
        ),
        call("consume", "redis", r"(?i)(pubsub|redis|channel|^p|sub)\w*(\(\))?\.p?subscribe$", _REDIS, topic="0"),
        call("publish", "redis", r"\.[lr]push$", _REDIS, list="0|name"),
        call("consume", "redis", r"\.(b[lr]pop|b?rpoplpush|blmove)$", _REDIS, list="0|keys"),
        call("publish", "redis", r"\.xadd$", _REDIS, stream="0|name"),
        call("consume", "redis", r"\.xread(group)?$", _REDIS, stream="streams|2"),
        call("publish", "rq", r"\.enqueue\w*$", r"\brq\b", task="0|f"),
        call(
            "publish",
            "nats",
            r"(?i)(nc|nats|js|jetstream|client|broker|conn\w*|sc)\w*(\(\))?\.(publish|request)$",
            _NATS,
            topic="subject|0",
        ),
        call("consume", "nats", r"\.(subscribe|pull_subscribe)$", _NATS, topic="subject|0"),
        call("publish", "mqtt", r"\.publish$", _MQTT, topic="topic|0"),
        call("consume", "mqtt", r"\.subscribe$", _MQTT, topic="topic|0"),
        call("publish", "sqs", r"\.send_message(_batch)?$", r"sqs|SQS|boto", queue="QueueUrl|<"),
        call("consume", "sqs", r"\.receive_messages?$", r"sqs|SQS|boto", queue="QueueUrl|<"),
        call("publish", "sns", r"\.publish(_batch)?$", r"sns|SNS", topic="TopicArn|TargetArn|<"),
        call("bind", "sns", r"\.subscribe$", r"sns|SNS", topic="TopicArn", queue="Endpoint"),
        call("publish", "kinesis", r"\.put_records?$", r"kinesis", stream="StreamName|StreamARN"),
        call("consume", "kinesis", r"\.get_shard_iterator$", r"kinesis", stream="StreamName|StreamARN"),
        call("publish", "celery", r"\.send_task$", task="name|0"),
        call("publish", "celery", r"(^|\.)signature$", _CELERY, task="0|varies"),
        call("publish", "pubsub", r"publisher\w*\.publish$", r"pubsub", topic="topic|0"),
        call("consume", "pubsub", r"subscriber\w*\.(subscribe|pull)$", r"pubsub", subscription="subscription|0"),
        call("bind", "pubsub", r"\.create_subscription$", r"pubsub", subscription="name|0", topic="topic|1"),
        call("publish", "servicebus", r"\.get_(queue|topic)_sender$", topic="queue_name|topic_name|0"),
        call("consume", "servicebus", r"\.get_queue_receiver$", topic="queue_name|0"),
        call("consume", "servicebus", r"\.get_subscription_receiver$", topic="topic_name|0"),
        call("publish", "dapr", r"\.publish_event$", topic="topic_name|topic|1", bus="pubsub_name|0"),
        call("consume", "dapr", r"\.subscribe$", r"dapr", topic="topic|1", bus="pubsub|pubsub_name|0"),
    ),
    texts=(
        text(
            "consume",
            "celery",
            r"@(?:\w+\.)*(?:task|shared_task)\s*\(([^)]*?\bname\s*=\s*(?P<task>[\"'][^\"']+[\"']))?"
            r"[^\n]*\)\s*\n(?:\s*@[^\n]*\n)*\s*(?:async )?def (?P<function>\w+)",
            _CELERY,
        ),
        text(
            "consume",
            "celery",
            r"@(?:\w+\.)*(?:task|shared_task)\s*\n(?:\s*@[^\n]*\n)*\s*(?:async )?def (?P<function>\w+)",
            _CELERY,
        ),
        text("consume", "dapr", r"[\"']topic[\"']\s*:\s*(?P<topic>[\"'][^\"']+[\"'])", r"dapr/subscribe"),
    ),
)
