// Makes calls with AWS's JavaScript SDK. Reads {service, operation, input, paginate} from each line of standard input and answers with a line
// of {output} or {error: {code, message, status}} on standard output. The connection comes from AWS_* variables.
import { createInterface } from 'node:readline';
import * as personalize from '@aws-sdk/client-personalize';
import * as events from '@aws-sdk/client-personalize-events';
import * as runtime from '@aws-sdk/client-personalize-runtime';

const services = {
  personalize: { sdk: personalize, client: personalize.PersonalizeClient },
  'personalize-events': { sdk: events, client: events.PersonalizeEventsClient },
  'personalize-runtime': { sdk: runtime, client: runtime.PersonalizeRuntimeClient },
};
const clients = {};

async function make({ service = 'personalize', operation, input = {}, paginate = false }) {
  const { sdk, client: Client } = services[service];
  const client = (clients[service] ??= new Client({ maxAttempts: 1 }));
  // Dates come as {"$date": epoch seconds}: JSON has none of its own.
  const revived = JSON.parse(JSON.stringify(input), (_, value) => (value?.$date === undefined ? value : new Date(value.$date * 1000)));
  try {
    if (paginate) {
      const pages = [];
      for await (const { $metadata, ...page } of sdk[`paginate${operation}`]({ client }, revived)) {
        pages.push(page);
      }
      return { output: pages };
    }
    const { $metadata, ...output } = await client.send(new sdk[`${operation}Command`](revived));
    return { output };
  } catch (error) {
    return { error: { code: error.name, message: error.message, status: error.$metadata?.httpStatusCode ?? 0 } };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(JSON.stringify(await make(JSON.parse(line))) + '\n');
}
