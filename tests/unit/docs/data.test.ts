import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableNames } from '../../../shared/adapters/tables/table-names';
import { requestRowSchemas } from '../../../shared/contracts/request-rows';

const text = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'data.md'), 'utf8');

/** The line that lists the fields of a kind of row. */
const lineOf = (kind: string): string =>
  text.split('\n').find((line) => new RegExp(`^\\| ${kind} +\\|`).test(line)) ?? '';

describe('docs/data.md', () => {
  it.each(Object.values(tableNames))('tells of the table %s', (name) => {
    expect(text).toContain(`\`${name}\``);
  });

  it.each(Object.entries(requestRowSchemas))('lists every field of a %s row', (kind, schema) => {
    const line = lineOf(kind);

    const untold = Object.keys(schema.shape).filter((field) => !line.includes(`\`${field}\``));
    expect(untold).toEqual([]);
  });
});
