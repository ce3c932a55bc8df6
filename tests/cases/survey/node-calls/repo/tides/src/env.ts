import { z } from "zod";

export const env = z
  .object({
    WEATHER_ADDR: z.string().default("weather:50051"),
    STATION_KEY: z.string(),
    TIDE_TABLE: z.string().optional(),
  })
  .parse(process.env);
