import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rememberPorts, savePorts } from '../../../../local/supervisor/remembered-ports';

const folder = mkdtempSync(join(tmpdir(), 'ports-'));
const file = join(folder, 'ports.json');
const any = { tables: 0, serviceBus: 0, graph: 0, inbox: 0, smtp: 0, control: 0 };
const saved = { tables: 1, serviceBus: 2, graph: 3, inbox: 4, smtp: 5, control: 6 };

const isFree = (port: number): Promise<boolean> => Promise.resolve(port !== 3);

afterEach(() => rmSync(file, { force: true }));
afterAll(() => rmSync(folder, { recursive: true }));

describe('rememberPorts', () => {
  it('takes any free port on a new folder', async () => {
    expect(await rememberPorts(file, isFree)).toEqual(any);
  });

  it('takes the ports of the last time as far as they are free', async () => {
    savePorts(file, saved);

    expect(await rememberPorts(file, isFree)).toEqual({ ...saved, graph: 0 });
  });

  it.each(['', '[]', '{"tables":"1","graph":70000,"inbox":-1,"smtp":1.5}'])(
    'takes any free port where the file says %p',
    async (content) => {
      writeFileSync(file, content);

      expect(await rememberPorts(file, isFree)).toEqual(any);
    },
  );
});
