const http = require("node:http");
const fastify = require("fastify")();
const { Pool } = require("pg");

const options = { hostname: "pilots", port: 7000, path: "/free" };

fastify.get("/berths", async () => new Pool().query("select * from berths"));
fastify.post("/berths", (req, reply) => http.request(options, (answer) => reply.send(answer)).end());

fastify.listen({ port: 3100, host: "0.0.0.0" });
