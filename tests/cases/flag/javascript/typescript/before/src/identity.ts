import { log } from './log';

const BASE = 'http://169.254.169.254/latest/meta-data';

export async function localAddress(): Promise<string> {
  const response: Response = await fetch(`${BASE}/local-ipv4`);
  log(response.status);
  return response.text();
}
