const memory = process.env.MEMORY || "300M";

module.exports = {
  apps: [
    {
      name: "ticket",
      cwd: "./services/ticket",
      script: "dist/server.js",
      node_args: "--max-old-space-size=256",
      max_memory_restart: memory,
      env: { PORT: 7100, BERTH_URL: "http://localhost:1" },
      env_production: {
        BERTH_URL: "http://berth:7200",
      },
    },
    { name: "berth", script: "./services/berth/src/index.js", args: ["--all"], env: { PORT: 7200 } },
    { name: memory, script: process.env.SCRIPT },
  ],
  deploy: { production: { user: "deploy", host: "nobody" } },
};
