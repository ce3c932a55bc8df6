import assert from 'node:assert/strict';
import { test } from 'node:test';

import { getEnvValue, yesterday } from '../src/config.js';

test('yesterday is yesterday in Tokyo', () => {
  assert.equal(yesterday(new Date('2024-05-01T14:59:59Z')), '2024-04-30');
  assert.equal(yesterday(new Date('2024-05-01T15:00:00Z')), '2024-05-01');
});

test('settings come from the environment', () => {
  const env = getEnvValue({ STATEMENT_DAY: '2024-05-01', STATEMENT_BUCKET: 'elsewhere', LOG_FILE: '' });
  assert.equal(env.day, '2024-05-01');
  assert.equal(env.bucket, 'elsewhere');
  assert.equal(env.table, 'wallet-ledger');
  assert.equal(env.logFile, '');
  assert.equal(env.awsEndpoint, undefined);
});
