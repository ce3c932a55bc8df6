import axios from 'axios';

const TIMEOUT = 1000;

export async function instanceId(): Promise<string> {
  const { data } = await axios.get<string>('http://169.254.169.254/latest/meta-data/instance-id', {
    timeout: TIMEOUT,
  });
  return data;
}
