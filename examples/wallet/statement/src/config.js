// Everything that the crontab sets.

export function getEnvValue(env = process.env) {
  return {
    table: env.LEDGER_TABLE ?? 'wallet-ledger',
    bucket: env.STATEMENT_BUCKET ?? 'wallet-statements',
    logFile: env.LOG_FILE ?? '/var/log/wallet/statement.log',
    awsEndpoint: env.AWS_ENDPOINT || undefined,
    // The day to write, YYYY-MM-DD. Without one: yesterday in Tokyo.
    day: env.STATEMENT_DAY || yesterday(new Date()),
  };
}

// The books close at midnight in Tokyo, wherever the host's clock stands.
export function yesterday(now) {
  const tokyo = new Date(now.getTime() + 9 * 3600 * 1000);
  tokyo.setUTCDate(tokyo.getUTCDate() - 1);
  return tokyo.toISOString().slice(0, 10);
}
