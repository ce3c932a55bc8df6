import assert from 'node:assert/strict';
import { test } from 'node:test';

import { keyOf, statements } from '../src/statement.js';

const rows = [
  { account: 'acct-2', balance: 300 },
  { account: 'acct-1', balance: 700 },
  { account: 'acct-3', balance: 50 },
  { account: 'acct-1', paymentId: 'pay_2', amount: -300, counterparty: 'acct-2', at: '2024-05-01T03:00:00Z' },
  { account: 'acct-1', paymentId: 'dep-1', amount: 1000, counterparty: 'house', at: '2024-04-30T15:00:00Z' },
  { account: 'acct-2', paymentId: 'pay_2', amount: 300, counterparty: 'acct-1', at: '2024-05-01T03:00:00Z' },
  { account: 'acct-3', paymentId: 'dep-0', amount: 50, counterparty: 'house', at: '2024-04-30T14:59:59Z' },
];

test('a day is a day in Tokyo, entries are in order', () => {
  const written = statements(rows, '2024-05-01');
  assert.deepEqual(written.map(({ account }) => account), ['acct-1', 'acct-2']);
  assert.deepEqual(written[0].entries.map(({ paymentId }) => paymentId), ['dep-1', 'pay_2']);
  assert.equal(written[0].paidIn, 1000);
  assert.equal(written[0].paidOut, 300);
  assert.equal(written[0].balanceWhenWritten, 700);
});

test('no entries, no statement', () => {
  assert.deepEqual(statements(rows, '2024-05-02'), []);
});

test('keys go by year and month', () => {
  assert.equal(keyOf({ account: 'acct-1', day: '2024-05-01' }), '2024/05/2024-05-01/acct-1.json');
});
