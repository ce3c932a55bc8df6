import { ChannelCredentials } from "@grpc/grpc-js";
import { env } from "./env";
import { PilotsClient, WeatherClient } from "./generated/harbour";

export class Weather {
  private readonly stub = new WeatherClient(env.WEATHER_ADDR, ChannelCredentials.createInsecure());
  // Made and never asked: no call.
  private readonly unused = new PilotsClient("pilots:7000", ChannelCredentials.createInsecure());

  wind(place: string) {
    return this.stub.wind({ place });
  }
}
