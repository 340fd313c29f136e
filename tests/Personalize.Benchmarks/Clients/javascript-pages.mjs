// The JavaScript SDK's paginator: does what it is asked for, line by line, until its input ends.
import { createInterface } from 'node:readline';
import { ListBatchInferenceJobsCommand, PersonalizeClient, paginateListBatchInferenceJobs } from '@aws-sdk/client-personalize';

const client = new PersonalizeClient({});

async function countAll() {
  let count = 0;
  for await (const page of paginateListBatchInferenceJobs({ client }, {})) {
    for (const job of page.batchInferenceJobs) {
      count += job ? 1 : 0;
    }
  }
  return count;
}

async function milliseconds(action) {
  const start = performance.now();
  await action();
  return performance.now() - start;
}

const does = {
  all: () => milliseconds(countAll),
  page: () => milliseconds(() => client.send(new ListBatchInferenceJobsCommand({}))),
  count: countAll,
};

console.log('ready');
for await (const line of createInterface({ input: process.stdin })) {
  const action = does[line.trim()];
  if (!action) {
    throw new Error(`'${line}' is not one of all, page, count.`);
  }
  console.log(await action());
}
client.destroy();
