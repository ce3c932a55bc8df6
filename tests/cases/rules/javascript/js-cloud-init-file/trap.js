const help = 'look into /var/lib/cloud/instance/user-data.txt';

export function readFileSync(name) {
  return name;
}
export const text = readFileSync('/var/lib/cloud/data') + help;
