import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readQueuesFile } from '../../../local/service-bus/read-queues-file';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'queues-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function write(text: string): string {
  const path = join(folder, 'queues.json');
  writeFileSync(path, text);
  return path;
}

const read = (...queues: readonly object[]): unknown =>
  readQueuesFile(write(JSON.stringify({ queues })));

describe('readQueuesFile', () => {
  it('reads the queues of the deployment', () => {
    const path = join(__dirname, '../../../infra/service-bus-queues.json');

    const queues = readQueuesFile(path);

    const same = {
      lockMs: 60_000,
      maxDeliveryCount: 10,
      timeToLiveMs: 14 * 86_400_000,
      duplicateWindowMs: 600_000,
      deadLettersExpired: true,
    };
    expect(queues).toEqual([
      { name: 'approval-requests', ...same },
      { name: 'mails', ...same },
    ]);
  });

  it("fills in the service's own defaults", () => {
    const queues = read({ name: 'q' });

    expect(queues).toEqual([
      {
        name: 'q',
        lockMs: 60_000,
        maxDeliveryCount: 10,
        timeToLiveMs: Infinity,
        duplicateWindowMs: 0,
        deadLettersExpired: false,
      },
    ]);
  });

  it('names an unknown key', () => {
    expect(() => read({ name: 'q', requiresSession: true })).toThrow('requiresSession');
  });

  it('names all that is wrong at once', () => {
    const wrong = [
      { name: 'q', lockDuration: '1 minute' },
      { name: 'r', lockDuration: 'PT6M', maxDeliveryCount: 0 },
      { name: 'a/b' },
    ];

    expect(() => read(...wrong)).toThrow(
      /queues\.0\.lockDuration: "1 minute" is no ISO 8601 duration.*queues\.1\.lockDuration: must be from PT5S to PT5M.*queues\.1\.maxDeliveryCount.*queues\.2\.name: is no queue name/,
    );
  });

  it('refuses two queues of one name', () => {
    expect(() => read({ name: 'mails' }, { name: 'Mails' })).toThrow(
      'two queues have the same name',
    );
  });

  it('names the file when it is missing or no JSON', () => {
    const path = write('{');

    expect(() => readQueuesFile(path)).toThrow(`${path} cannot be read`);
    expect(() => readQueuesFile(join(folder, 'none.json'))).toThrow('none.json cannot be read');
  });
});
