import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { problems } from '../../../functions/http/problem-details';
import { requestStates } from '../../../shared/domain/request/request-state';

const text = readFileSync(join(__dirname, '../../../docs/partners.md'), 'utf8');

const section = (title: string): string => {
  const [, rest = ''] = text.split(`\n## ${title}\n`);
  return rest.split('\n## ', 1)[0] ?? '';
};

describe('docs/partners.md', () => {
  it('lists every error with its status', () => {
    const rows = [...section('Errors').matchAll(/^\| (\d{3}) +\| `([a-z-]+)` +\|/gm)];

    expect(Object.fromEntries(rows.map(([, status, code = '']) => [code, Number(status)]))).toEqual(
      Object.fromEntries(Object.entries(problems).map(([code, { status }]) => [code, status])),
    );
  });

  it('says of every state what it means', () => {
    const rows = [...section('What happens then').matchAll(/^\| `(\w+)` +\|/gm)];

    expect(rows.map(([, state]) => state)).toEqual(requestStates);
  });
});
