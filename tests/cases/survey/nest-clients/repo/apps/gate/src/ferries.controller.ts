import { Controller, Get, Inject, Post, Res } from "@nestjs/common";
import { ClientProxy } from "@nestjs/microservices";
import { SCHEDULE } from "@crossing/common";

@Controller("ferries")
export class FerriesController {
  constructor(
    @Inject(SCHEDULE) private readonly schedule: ClientProxy,
    @Inject("TICKETS_CLIENT") private readonly tickets: ClientProxy,
    // Given and never asked: no call.
    @Inject("MAILER_CLIENT") private readonly mailer: ClientProxy,
  ) {}

  @Get()
  all() {
    return this.schedule.send("schedule_today", {});
  }

  @Post()
  book(@Res() res: any) {
    return this.tickets.send("ticket_create", { mail: "mailer" }).subscribe((ticket) => res.send(ticket));
  }
}
