import { parseStackOptions, type ParsedOptions } from '../../../../local/supervisor/stack-options';

const parse = (...argv: readonly string[]): ParsedOptions =>
  parseStackOptions(argv, { cwd: '/here', projectDir: '/project' });

const sentenceOf = (parsed: ParsedOptions): string =>
  parsed.kind === 'refused' ? parsed.sentence : '';

describe('parseStackOptions', () => {
  it('has a default for everything', () => {
    expect(parse()).toEqual({
      kind: 'run',
      options: {
        port: 7071,
        dataDir: '/project/.vestibule',
        policiesDir: '/project/policies',
        appDir: '/project/dist/app',
        json: false,
      },
    });
  });

  it('takes folders that are given from the current folder', () => {
    const parsed = parse(
      '--port',
      '0',
      '--data=state',
      '--policies',
      '../p',
      '--app',
      '/a',
      '--json',
    );

    expect(parsed).toEqual({
      kind: 'run',
      options: {
        port: 0,
        dataDir: '/here/state',
        policiesDir: '/p',
        appDir: '/a',
        json: true,
      },
    });
  });

  it('takes a free port and a temporary folder when ephemeral', () => {
    expect(parse('--ephemeral')).toMatchObject({ options: { port: 0, dataDir: undefined } });
  });

  it('keeps a port that is given when ephemeral', () => {
    expect(parse('--ephemeral', '--port', '8000')).toMatchObject({ options: { port: 8000 } });
  });

  it.each([
    [['--prot', '1'], '--prot'],
    [['7071'], '7071'],
    [['--port'], '--port'],
    [['--port', 'x'], '--port'],
    [['--port', '65536'], '--port'],
    [['--port', '-1'], '--port'],
    [['--json=yes'], '--json'],
    [['--ephemeral', '--data', 'x'], '--ephemeral'],
  ])('refuses %j in one sentence that names the option', (argv, named) => {
    const parsed = parse(...argv);

    expect(parsed.kind).toBe('refused');
    expect(sentenceOf(parsed)).toContain(named);
    expect(sentenceOf(parsed)).toMatch(/^[^\n]+\.$/);
  });

  it('offers help', () => {
    expect(parse('--help')).toEqual({ kind: 'help' });
  });
});
