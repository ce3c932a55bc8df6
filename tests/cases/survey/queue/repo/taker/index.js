import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";

const { JOBS_QUEUE_URL, API_TOKEN = "not-a-real-token" } = process.env;
const sqs = new SQSClient({});

process.on("SIGTERM", () => process.exit(0));

for (;;) {
  const got = await sqs.send(new ReceiveMessageCommand({ QueueUrl: JOBS_QUEUE_URL }));
  for (const one of got.Messages ?? []) {
    await sqs.send(new DeleteMessageCommand({ QueueUrl: JOBS_QUEUE_URL, ReceiptHandle: one.ReceiptHandle }));
  }
}
