import {
  conformanceApp,
  conformanceCases,
  runConformanceCase,
} from '../support/conformance-runner';
import { startHostProcess, type HostProcess } from '../support/run-functions-host';

describe('what the real host gives to timers', () => {
  let host: HostProcess;

  beforeAll(async () => {
    host = await startHostProcess({ appDir: conformanceApp('timers') });
  });

  afterAll(() => host.stop());

  it.each(conformanceCases('timers.json'))('$name', async (one) => {
    const differences = await runConformanceCase(one, host);

    expect(differences).toEqual([]);
  });
});
