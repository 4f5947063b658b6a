import fc from 'fast-check';
import { coloursFor } from '../../../../commands/cli/colours';
import { csvLine } from '../../../../commands/cli/csv';
import { makeProgressBar } from '../../../../commands/cli/progress-bar';
import { plain, tableText } from '../../../../commands/cli/table-text';
import { makeTerminal } from '../../../../commands/cli/terminal';
import { makeFakeTerminal } from '../../../support/fakes/fake-terminal';

describe('csvLine', () => {
  it.each([
    [['a', 'b'], 'a,b\r\n'],
    [['a,b', 'say "x"'], '"a,b","say ""x"""\r\n'],
    [['two\nlines', ' blank'], '"two\nlines"," blank"\r\n'],
    [['', '12'], ',12\r\n'],
  ])('writes %j as RFC 4180 wants it', (cells, line) => {
    expect(csvLine(cells)).toBe(line);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])(
    'lets no spreadsheet take %j for a formula',
    (text) => {
      expect(csvLine([text])).toMatch(/^"'/);
    },
  );

  it.each([
    ['yes;=1+1', `"yes;'=1+1"`],
    ['yes\r\n=1+1', `"yes\r\n'=1+1"`],
    ['yes\t@x', `"yes\t'@x"`],
  ])('lets none do so that parts cells or lines elsewhere: %j', (text, cell) => {
    expect(csvLine([text])).toBe(`${cell}\r\n`);
  });

  it('shows a terminal nothing that would move its cursor', () => {
    expect(csvLine(['a\u001b]0;x\u0007b\u009b2Jc'])).toBe('"a�]0;x�b�2Jc"\r\n');
  });

  it('never begins a cell with what begins a formula', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(csvLine([text])).not.toMatch(/^"?[=+\-@\t]/);
      }),
    );
  });
});

describe('tableText', () => {
  it('lines the columns up and leaves no blanks at the end', () => {
    expect(
      tableText(
        ['A', 'LONG'],
        [
          ['one', 'x'],
          ['two', ''],
        ],
      ),
    ).toBe('A    LONG\none  x\ntwo\n');
  });

  it('shows nothing that would move the cursor or turn the direction', () => {
    expect(plain('a\u001b[2Jb\u202ec')).toBe('a�[2Jb�c');
  });
});

describe('coloursFor', () => {
  it('paints on a terminal and nowhere else', () => {
    expect(coloursFor(makeFakeTerminal({ hasColours: true })).strong('x')).toBe(
      '\u001b[1mx\u001b[0m',
    );
    expect(coloursFor(makeFakeTerminal()).strong('x')).toBe('x');
  });
});

describe('makeTerminal', () => {
  const stream = { isTTY: true, columns: 90, write: () => true };

  it.each([
    [{}, true],
    [{ NO_COLOR: '1' }, false],
    [{ NO_COLOR: '' }, true],
    [{ TERM: 'dumb' }, false],
  ])('with the environment %j has colours: %s', (env, expected) => {
    const terminal = makeTerminal({ stdout: stream, stderr: stream }, env, '/');

    expect(terminal.hasColours).toBe(expected);
  });

  it.each([
    [true, '{"message":"a\\u009b2Jb\\u007f"}'],
    [false, '{"message":"a\u009b2Jb\u007f"}'],
  ])('takes JSON as JSON alone: on a terminal %s', async (isTTY, shown) => {
    const written: string[] = [];
    const stdout = {
      isTTY,
      write: (text: string, done: () => void) => {
        written.push(text);
        done();
        return true;
      },
    };
    const terminal = makeTerminal({ stdout, stderr: stream }, {}, '/');

    await terminal.out(JSON.stringify({ message: 'a\u009b2Jb\u007f' }));

    expect(written.join('')).toBe(shown);
  });

  it('has neither colours nor a watcher where the output is piped', () => {
    const piped = { ...stream, isTTY: false };

    expect(makeTerminal({ stdout: piped, stderr: piped }, {}, '/')).toMatchObject({
      hasColours: false,
      isWatched: false,
    });
  });
});

describe('makeProgressBar', () => {
  it('shows how far the work is and takes itself away', () => {
    const terminal = makeFakeTerminal({ isWatched: true });
    const bar = makeProgressBar(terminal, 'Exported', () => 0);

    bar.show(1, 4);
    bar.show(2, 4);
    bar.show(4, 4);
    bar.clear();

    expect(terminal.noted()).toContain('1 of 4');
    expect(terminal.noted()).not.toContain('2 of 4');
    expect(terminal.noted()).toContain('4 of 4');
    expect(terminal.noted().endsWith('\r\u001b[K')).toBe(true);
  });

  it('says nothing where nobody watches', () => {
    const terminal = makeFakeTerminal();
    const bar = makeProgressBar(terminal, 'Exported');

    bar.show(1);
    bar.clear();

    expect(terminal.noted()).toBe('');
  });
});
