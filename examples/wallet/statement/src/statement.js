// From rows of the ledger to statements. No AWS in here.

// One statement per account that had entries on the day (in Tokyo), by account.
export function statements(rows, day) {
  const accounts = new Map();
  const of = (account) => {
    if (!accounts.has(account)) accounts.set(account, { account, balance: 0, entries: [] });
    return accounts.get(account);
  };
  for (const row of rows) {
    const found = of(row.account);
    if (row.balance !== undefined) found.balance = row.balance;
    else if (dayInTokyo(row.at) === day) found.entries.push(row);
  }
  return [...accounts.values()]
    .filter(({ entries }) => entries.length > 0)
    .sort((a, b) => (a.account < b.account ? -1 : 1))
    .map(({ account, balance, entries }) => ({
      account,
      day,
      currency: 'JPY',
      entries: entries
        .sort((a, b) => (a.at < b.at ? -1 : 1))
        .map(({ paymentId, amount, counterparty, at }) => ({ paymentId, amount, counterparty, at })),
      paidIn: sum(entries.filter(({ amount }) => amount > 0)),
      paidOut: -sum(entries.filter(({ amount }) => amount < 0)),
      balanceWhenWritten: balance,
    }));
}

export function keyOf({ account, day }) {
  return `${day.slice(0, 4)}/${day.slice(5, 7)}/${day}/${account}.json`;
}

function sum(entries) {
  return entries.reduce((total, { amount }) => total + amount, 0);
}

function dayInTokyo(at) {
  return new Date(Date.parse(at) + 9 * 3600 * 1000).toISOString().slice(0, 10);
}
