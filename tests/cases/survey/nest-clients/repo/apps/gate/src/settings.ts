import { Transport } from "@nestjs/microservices";

export class Settings {
  private readonly values: { [key: string]: any } = {};

  constructor() {
    this.values.tickets = {
      options: { host: process.env.TICKETS_HOST || "tickets", port: process.env.TICKETS_PORT || 4002 },
      transport: Transport.TCP,
    };
    this.values.mailer = {
      options: { host: "mailer", port: 4003 },
      transport: Transport.TCP,
    };
  }

  get(key: string): any {
    return this.values[key];
  }
}
