import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { openArchive } from '../../../local/functions-host/durable/journal/archive';
import {
  CorruptRecordError,
  readRecords,
} from '../../../local/functions-host/durable/journal/read-records';
import { frame } from '../../../local/functions-host/durable/journal/record-frame';

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'journal-'));
  file = path.join(folder, 'hub.journal');
});
afterEach(() => rmSync(folder, { recursive: true }));

const headerBytes = 12;

function write(...payloads: string[]): void {
  writeFileSync(file, Buffer.concat(payloads.map((payload) => frame(Buffer.from(payload)))));
}

function read(): string[] {
  return [...readRecords(file)].map(({ payload }) => payload.toString());
}

describe('a journal', () => {
  it('gives back its records in order', () => {
    write('one', 'zwei €', '');

    expect(read()).toEqual(['one', 'zwei €', '']);
  });

  it('keeps what precedes a tail that was cut off, at whatever byte', () => {
    const payloads = ['first', 'the second record', 'third', 'x'.repeat(40)];
    write(...payloads);
    const whole = readFileSync(file);
    const ends = payloads.map((_, index) =>
      payloads.slice(0, index + 1).reduce((sum, each) => sum + headerBytes + each.length, 0),
    );

    for (let cut = 0; cut <= whole.length; cut += 1) {
      writeFileSync(file, whole.subarray(0, cut));

      expect(read()).toEqual(payloads.slice(0, ends.filter((end) => end <= cut).length));
    }
  });

  it('takes a tail of zeros, as a file system may leave after a power cut, for cut off', () => {
    write('first');
    writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.alloc(64)]));

    expect(read()).toEqual(['first']);
  });

  it.each([
    ['header', 0],
    ['payload', headerBytes + 2],
  ])('names file and offset of a record whose %s has changed', (_part, within) => {
    write('first', 'second', 'third');
    const offset = headerBytes + 'first'.length;
    const bytes = readFileSync(file);
    bytes[offset + within] = (bytes[offset + within] ?? 0) ^ 0xff;
    writeFileSync(file, bytes);

    expect(read).toThrow(CorruptRecordError);
    expect(read).toThrow(`${file} is damaged at byte ${offset}`);
  });

  it('reads records larger than its window', () => {
    const large = 'y'.repeat(3_000_000);
    write('small', large, 'last');

    expect(read()).toEqual(['small', large, 'last']);
  });
});

describe('an archive', () => {
  const instance = {
    execution: {
      executionId: 'e',
      name: 'n',
      version: null,
      input: '1',
      parent: null,
      trace: null,
    },
    output: '"ä"',
    customStatus: null,
    history: '{}',
  };

  it('gives back an instance by where it was put, also after it was opened again', () => {
    const first = openArchive(file);
    first.put({ ...instance, output: null });
    const ref = first.put(instance);
    first.close();
    const second = openArchive(file);

    expect(second.get(ref)).toEqual(instance);
    second.close();
  });

  it('names file and offset of an instance whose bytes have changed', () => {
    const archive = openArchive(file);
    archive.put(instance);
    const ref = archive.put(instance);
    const bytes = readFileSync(file);
    bytes[ref.offset + 20] = 0;
    writeFileSync(file, bytes);

    expect(() => archive.get(ref)).toThrow(`${file} is damaged at byte ${ref.offset}`);
    archive.close();
  });
});
