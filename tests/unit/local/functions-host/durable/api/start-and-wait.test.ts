import type { Flow } from '../../../../../support/durable/flow';
import {
  durableFixture,
  type DurableFixture,
} from '../../../../../support/durable/durable-fixture';

const gate: Flow = function* (context) {
  return yield context.df.waitForExternalEvent('go');
};
const greet: Flow = function* (context) {
  return yield context.df.callActivity('hello', context.df.getInput());
};
const fails: Flow = function* (context) {
  yield context.df.callActivity('broken');
};

let fixture: DurableFixture;
beforeEach(async () => {
  fixture = await durableFixture({
    orchestrators: { gate, greet, fails },
    activities: {
      hello: (name) => `Hello ${String(name)}`,
      broken: () => Promise.reject(new Error('no')),
    },
  });
});

describe('a start that waits for the end', () => {
  it('is answered with the output of what ends in time', async () => {
    const path = 'orchestrators/greet?timeout=5&pollingInterval=0.01';

    expect(await fixture.call('POST', path, 'Ann')).toMatchObject({
      status: 200,
      json: 'Hello Ann',
    });
  });

  it('is answered with the status of what fails', async () => {
    const path = 'orchestrators/fails?timeout=5&pollingInterval=0.01&showInput=false';

    expect(await fixture.call('POST', path, 'x')).toMatchObject({
      status: 200,
      json: { runtimeStatus: 'Failed', input: null },
    });
  });

  it('is answered with the links of what takes longer', async () => {
    const answer = await fixture.call(
      'POST',
      'orchestrators/gate/g?timeout=0.05&pollingInterval=0.01',
    );

    expect(answer).toMatchObject({ status: 202, json: { id: 'g' } });
    expect(answer.headers['retry-after']).toBe('10');
  });

  it('is refused with a polling interval beyond the timeout, but has started', async () => {
    const answer = await fixture.call('POST', 'orchestrators/gate/g?timeout=1&pollingInterval=2');
    await fixture.settle();

    expect(answer).toMatchObject({
      status: 400,
      json: { Message: 'Total timeout 1 should be bigger than retry timeout 2' },
    });
    expect(await fixture.status('g')).toMatchObject({ runtimeStatus: 'Running' });
  });

  it.each(['timeout=5', 'pollingInterval=1', 'timeout=soon&pollingInterval=1'])(
    'does not wait with %s alone',
    async (query) => {
      expect(await fixture.call('POST', `orchestrators/gate?${query}`)).toMatchObject({
        status: 202,
      });
    },
  );

  it('also waits for what it restarts', async () => {
    await fixture.start('greet', 'Ben', 'b');

    const answer = await fixture.call('POST', 'instances/b/restart?timeout=5&pollingInterval=0.01');

    expect(answer).toMatchObject({ status: 200, json: 'Hello Ben' });
  });
});

describe('the status of what still runs', () => {
  it('says to ask again at the address that was asked', async () => {
    await fixture.start('gate', 1, 'g');

    const path = 'instances/g?taskHub=TestHub&connection=Storage&showInput=false&code=key';
    const { headers } = await fixture.call('GET', path);

    expect(headers['location']).toBe(`http://localhost:7071/runtime/webhooks/durabletask/${path}`);
  });
});

describe('another task hub', () => {
  it('is there and empty', async () => {
    await fixture.start('gate', 1, 'g');

    expect(await fixture.call('GET', 'instances/g?taskHub=testhub')).toMatchObject({ status: 202 });
    expect(await fixture.call('GET', 'instances/g?taskHub=Other')).toMatchObject({ status: 404 });
    expect(await fixture.call('GET', 'instances?taskHub=Other')).toMatchObject({
      status: 200,
      json: [],
    });
    expect(
      await fixture.call('POST', 'instances/g/terminate?taskHub=Other&reason=x'),
    ).toMatchObject({ status: 404 });
    expect(
      await fixture.call('DELETE', 'instances?taskHub=Other&createdTimeFrom=2001-01-01'),
    ).toMatchObject({ status: 404 });
  });
});
