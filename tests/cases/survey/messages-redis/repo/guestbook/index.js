const redis = require("redis");

const CHANNELS = { signed: "guest:signed", recent: "guest:recent" };
const client = redis.createClient({ url: process.env.REDIS_URL });

async function sign(name) {
  await client.lPush(CHANNELS.recent, name);
  await client.publish(CHANNELS.signed, name);
}

sign("Ada");
