const amqp = require("amqplib");

async function main() {
  const connection = await amqp.connect(process.env.BROKER_URL);
  const channel = await connection.createChannel();
  const { queue } = await channel.assertQueue("billing");
  await channel.bindQueue("billing", "harbour.events", "invoice.#");
  await channel.consume("billing", (message) => channel.sendToQueue("billing", message.content));
  await channel.sendToQueue("letters", Buffer.from("{}"));
}

main();
