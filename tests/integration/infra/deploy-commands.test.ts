import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from './run-node';

const page = readFileSync(join(root, 'docs/deploy.md'), 'utf8');
const blocks = [...page.matchAll(/```sh\n(.*?)```/gs)].map(([, block = '']) => block);
const blockWith = (text: string) => blocks.find((block) => block.includes(text)) ?? 'exit 1';

const values = String.raw`
AZURE_ENV_NAME="first"
VESTIBULE_URL="https://a.example"
VESTIBULE_SENDER_DISPLAY_NAME="Guests of \"A\""
`;
/** Stand for the programs: a value of azd names itself and its environment, every other call is written down. */
const programs = `
azd() {
  case "$1 $2" in
    'env get-values') echo '${values.trim()}' ;;
    'env get-value') echo "$3-of-$5" ;;
    *) echo "azd $*" >&2 ;;
  esac
}
az() {
  case "$*" in
    'storage account list'*'-o tsv') printf 'sthostabc\\nstdataabc\\n' ;;
    *) echo "az $*" >&2 ;;
  esac
}
node() { echo "node $*" >&2; }
`;

function run(block: string, more = '') {
  const input = `set -eu\nAZURE_RESOURCE_GROUP=rg-test\n${programs}\n${block.replaceAll(/<[^>\n]+>/g, 'old')}\n${more}`;
  const { status, stdout, stderr } = spawnSync('bash', [], { input, encoding: 'utf8', env: {} });
  return { status, lines: stdout.split('\n'), calls: stderr.split('\n') };
}

describe('the line that takes values from azd', () => {
  const [line = 'exit 1'] = /^eval .*$/m.exec(page) ?? [];

  it('takes them all but the name of the environment, which azd would go back to', () => {
    const { status, lines } = run(
      line,
      'echo "$VESTIBULE_URL"; echo "$VESTIBULE_SENDER_DISPLAY_NAME"; echo "${AZURE_ENV_NAME-none}"',
    );

    expect(status).toBe(0);
    expect(lines.slice(0, 3)).toEqual(['https://a.example', 'Guests of "A"', 'none']);
  });
});

describe('commands before the size large', () => {
  const { large } = z
    .object({ large: z.object({ storageSku: z.string(), dataStorageSku: z.string() }) })
    .parse(JSON.parse(readFileSync(join(root, 'infra/sizes.json'), 'utf8')));

  it('convert each account to what the template will ask for', () => {
    const { status, calls } = run(blockWith('account migration start'));
    const converted = calls.flatMap((call) => {
      const [, account, sku] = /--account-name (\w+) --sku (\w+)/.exec(call) ?? [];
      return account === undefined ? [] : [`${account} ${sku}`];
    });

    expect(status).toBe(0);
    expect(converted).toEqual([
      `sthostabc ${large.storageSku}`,
      `stdataabc ${large.dataStorageSku}`,
    ]);
  });
});

describe('commands after the whole region is gone', () => {
  const { status, calls } = run(blockWith('azd env new'));
  const callOf = (beginning: string) => calls.find((call) => call.startsWith(beginning)) ?? '';

  it('make and change the second deployment only', () => {
    const [made, ...changed] = calls.filter((call) => call.startsWith('azd '));

    expect(status).toBe(0);
    expect(made).toBe('azd env new vestibule-second');
    expect(changed).toHaveLength(3);
    expect(changed.filter((call) => !call.endsWith(' -e vestibule-second'))).toEqual([]);
  });

  it('tell the second app where data, keys and links of the old one are', () => {
    const call = callOf('az functionapp config appsettings set');

    expect(call).toContain(
      '-g AZURE_RESOURCE_GROUP-of-vestibule-second -n VESTIBULE_APP_NAME-of-vestibule-second',
    );
    expect(call).toContain('DataStorage__tableServiceUri=VESTIBULE_TABLES_URL-of-old');
    expect(call).toContain('KEY_VAULT_URL=VESTIBULE_VAULT_URL-of-old');
    expect(call).toContain('PUBLIC_BASE_URL=VESTIBULE_URL-of-old');
  });

  it('start in the second app what the old tables hold', () => {
    expect(callOf('node scripts/rebuild-orchestrations.mjs')).toBe(
      'node scripts/rebuild-orchestrations.mjs --app VESTIBULE_DEFAULT_URL-of-vestibule-second --tables VESTIBULE_TABLES_URL-of-old',
    );
  });
});
