import { conformanceApp, conformanceCases, runConformanceCase } from '../support/conformance-runner';
import { startHostProcess, type HostProcess } from '../support/run-functions-host';

// Where a wait of the real host is over at once here, the case cannot be replayed; see the tests named below.
const onPurposeDifferent: readonly string[] = [
  'unknown activity: the instance hangs',
  'unknown sub-orchestration: the parent hangs',
];

describe.each(['durable-flows.json', 'durable-http.json'])('the recorded cases of %s', (file) => {
  let host: HostProcess;
  beforeAll(async () => {
    host = await startHostProcess({ appDir: conformanceApp('flows') });
  });
  afterAll(() => host.stop());

  const cases = conformanceCases(file, 'flows').filter(
    ({ name }) => !onPurposeDifferent.includes(name),
  );

  it.each(cases.map((one) => [one.name, one] as const))('%s', async (_name, one) => {
    const differences = await runConformanceCase(one, host);

    expect(differences).toEqual([]);
  });
});
