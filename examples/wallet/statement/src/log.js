// Lines to stderr, and to the file that the log shipper tails.

import { appendFileSync } from 'node:fs';

export function logger(file) {
  let toFile = Boolean(file);
  return (level, message, fields = {}) => {
    const line = JSON.stringify({ time: new Date().toISOString(), level, message, ...fields });
    console.error(line);
    if (!toFile) return;
    try {
      appendFileSync(file, `${line}\n`);
    } catch (error) {
      toFile = false;
      console.error(JSON.stringify({ level: 'warn', message: 'no log file', error: error.message }));
    }
  };
}
