import {
  conformanceApp,
  conformanceCases,
  runConformanceCase,
} from '../support/conformance-runner';
import { startHostProcess, type HostProcess } from '../support/run-functions-host';

const suites = [
  { app: 'http', file: 'http.json' },
  { app: 'http-root', file: 'http-more.json' },
  { app: 'stream', file: 'http-more.json' },
  { app: 'keys', file: 'keys-admin.json' },
];

describe.each(suites)('what the real host answers for the app $app', ({ app, file }) => {
  let host: HostProcess;

  beforeAll(async () => {
    host = await startHostProcess({ appDir: conformanceApp(app) });
  });

  afterAll(() => host.stop());

  it.each(conformanceCases(file, app))('$name', async (one) => {
    const differences = await runConformanceCase(one, host);

    expect(differences).toEqual([]);
  });
});
