// Reads the ledger's table.

import { ScanCommand } from '@aws-sdk/client-dynamodb';

const BALANCE = 'BALANCE';

// Yields { account, balance } and { account, paymentId, amount, counterparty, at }.
export async function* rows(dynamodb, table) {
  let start;
  do {
    const page = await dynamodb.send(
      new ScanCommand({ TableName: table, ExclusiveStartKey: start, ConsistentRead: true }),
    );
    for (const item of page.Items ?? []) yield decode(item);
    start = page.LastEvaluatedKey;
  } while (start);
}

export function decode(item) {
  const account = item.account_id.S;
  if (item.entry_id.S === BALANCE) return { account, balance: Number(item.balance.N) };
  return {
    account,
    paymentId: item.payment_id.S,
    amount: Number(item.amount.N),
    counterparty: item.counterparty.S,
    at: item.booked_at.S,
  };
}
