import { Module } from "@nestjs/common";
import { ClientProxyFactory, ClientsModule, Transport } from "@nestjs/microservices";
import { SCHEDULE } from "@crossing/common";
import { FerriesController } from "./ferries.controller";
import { Settings } from "./settings";

@Module({
  imports: [ClientsModule.register([{ name: SCHEDULE, transport: Transport.TCP, options: { host: "ferries", port: 4001 } }])],
  controllers: [FerriesController],
  providers: [
    Settings,
    {
      provide: "TICKETS_CLIENT",
      useFactory: (config: Settings) => {
        return ClientProxyFactory.create(config.get("tickets"));
      },
      inject: [Settings],
    },
    {
      provide: "MAILER_CLIENT",
      useFactory: (config: Settings) => ClientProxyFactory.create(config.get("mailer")),
      inject: [Settings],
    },
  ],
})
export class AppModule {}
