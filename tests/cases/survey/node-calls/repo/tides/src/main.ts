import { createServer } from "http";
import { Weather } from "./weather";

const weather = new Weather();
const port = Number(process.env.PORT) || 8080;

createServer(async (_, answer) => answer.end(JSON.stringify(await weather.wind("pier")))).listen(port);
process.on("SIGTERM", () => process.exit(0));
