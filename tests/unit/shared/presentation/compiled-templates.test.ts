import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { compiledTemplates } from '../../../../shared/presentation/compiled-templates';

const root = join(__dirname, '../../../..');

describe('compiled templates', () => {
  it('are up to date with templates, locales and styles', () => {
    const script = join(root, 'scripts/compile-templates.mjs');

    const check = (): string =>
      execFileSync(process.execPath, [script, '--check'], { encoding: 'utf8' });

    expect(check).not.toThrow();
  });

  it('print nothing unescaped', () => {
    const raw = Object.entries(compiledTemplates).filter(([, text]) =>
      /\|\s*raw|{%-?\s*raw/.test(text),
    );

    expect(raw).toEqual([]);
  });

  it('quote every attribute that holds a value', () => {
    const unquoted = Object.entries(compiledTemplates).filter(([, text]) => /=\{\{/.test(text));

    expect(unquoted).toEqual([]);
  });
});
