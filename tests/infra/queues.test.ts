import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { queueNames } from '../../shared/contracts/names';
import { evaluated } from './support/evaluated';

const listSchema = z.object({ queues: z.array(z.object({ name: z.string() }).loose()) });

const list = listSchema.parse(
  JSON.parse(readFileSync(join(__dirname, '../../infra/service-bus-queues.json'), 'utf8')),
).queues;

describe('queues', () => {
  it('have the names that the code knows', () => {
    expect(list.map(({ name }) => name).toSorted()).toEqual(Object.values(queueNames).toSorted());
  });

  it('are made as the list says that the local broker reads', () => {
    const made = evaluated('trial').of('Microsoft.ServiceBus/namespaces/queues');

    const readBack = made.map(({ name, properties }) => ({
      name: name.split('/')[1],
      lockDuration: properties['lockDuration'],
      maxDeliveryCount: properties['maxDeliveryCount'],
      defaultMessageTimeToLive: properties['defaultMessageTimeToLive'],
      duplicateDetectionWindow: properties['duplicateDetectionHistoryTimeWindow'],
      deadLetteringOnMessageExpiration: properties['deadLetteringOnMessageExpiration'],
    }));

    expect(readBack).toEqual(list);
    expect(made.map(({ properties }) => properties['requiresDuplicateDetection'])).toEqual([
      true,
      true,
    ]);
  });
});
