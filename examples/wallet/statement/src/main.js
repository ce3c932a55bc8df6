// Writes yesterday's statements to S3. Run by cron, see deploy/statement.cron.

import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand } from '@aws-sdk/client-s3';

import { openClients } from './aws.js';
import { getEnvValue } from './config.js';
import { rows } from './ledger.js';
import { logger } from './log.js';
import { keyOf, statements } from './statement.js';

async function main() {
  const env = getEnvValue();
  const log = logger(env.logFile);
  try {
    const { region, dynamodb, s3 } = await openClients(env);
    await dynamodb.send(new DescribeTableCommand({ TableName: env.table }));
    log('info', 'start', { day: env.day, region });

    const all = [];
    for await (const row of rows(dynamodb, env.table)) all.push(row);
    const written = statements(all, env.day);
    for (const statement of written) {
      // The same day twice gives the same keys: the job can be run again.
      await s3.send(
        new PutObjectCommand({
          Bucket: env.bucket,
          Key: keyOf(statement),
          Body: JSON.stringify(statement, null, 2),
          ContentType: 'application/json',
        }),
      );
    }
    log('info', 'done', { day: env.day, statements: written.length, rows: all.length });
    return 0;
  } catch (error) {
    log('error', 'statements were not written', { day: env.day, error: `${error.name}: ${error.message}` });
    return 1;
  }
}

process.exitCode = await main();
