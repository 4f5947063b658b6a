import {
  conformanceApp,
  conformanceCases,
  runConformanceCase,
} from '../support/conformance-runner';
import { startHostProcess, type HostProcess } from '../support/run-functions-host';

/** The real host leaves these instances Running for ever, without a word; here they fail and say why. */
const silentHangs = [
  'unknown activity: the instance hangs',
  'unknown sub-orchestration: the parent hangs',
];

async function statusOnceEnded(host: HostProcess, name: string, input: unknown): Promise<unknown> {
  const { baseUrl, durableKey } = host.ready;
  const base = `${baseUrl}/runtime/webhooks/durabletask`;
  const key = `code=${durableKey}`;
  const init = { method: 'POST', body: JSON.stringify(input) };
  const started = await fetch(`${base}/orchestrators/${name}?${key}`, init);
  const { id } = (await started.json()) as { readonly id: string };
  for (;;) {
    const answer = await fetch(`${base}/instances/${id}?${key}`);
    if (answer.status === 200) return answer.json();
  }
}

describe.each(['durable-flows.json', 'durable-http.json'])('the recorded cases of %s', (file) => {
  let host: HostProcess;

  beforeAll(async () => {
    host = await startHostProcess({ appDir: conformanceApp('flows') });
  });

  afterAll(() => host.stop());

  const cases = conformanceCases(file, 'flows').filter(({ name }) => !silentHangs.includes(name));

  it.each(cases)('$name', async (one) => {
    const differences = await runConformanceCase(one, host);

    expect(differences).toEqual([]);
  });
});

describe('where the real host hangs in silence', () => {
  let host: HostProcess;

  beforeAll(async () => {
    host = await startHostProcess({ appDir: conformanceApp('flows') });
  });

  afterAll(() => host.stop());

  it('fails an instance that calls an unknown activity, by its name', async () => {
    const status = await statusOnceEnded(host, 'unknownActivity', null);

    expect(status).toMatchObject({
      runtimeStatus: 'Failed',
      output: expect.stringContaining("The function 'noSuchActivity' doesn't exist") as unknown,
    });
  });

  it('fails an instance that calls an unknown sub-orchestration, by its name', async () => {
    const status = await statusOnceEnded(host, 'parent', { child: 'nosuch' });

    expect(status).toMatchObject({
      runtimeStatus: 'Failed',
      output: expect.stringContaining("The function 'nosuch' doesn't exist") as unknown,
    });
  });
});
