const help = 'Put your settings into /etc/wallet/statement.json';

export function readFileSync(name) {
  return help + name;
}
export const text = readFileSync('/etc/wallet/statement.json');
