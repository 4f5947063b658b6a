import { makeClosers } from '../../../../local/supervisor/closers';

describe('makeClosers', () => {
  it('closes last what was opened first', async () => {
    const closed: string[] = [];
    const closers = makeClosers(() => undefined);
    closers.add(() => closed.push('folder'));
    closers.add(async () => {
      await Promise.resolve();
      closed.push('host');
    });

    await closers.run();

    expect(closed).toEqual(['host', 'folder']);
  });

  it('goes on after one that fails or never ends', async () => {
    const closed: string[] = [];
    const said: string[] = [];
    const closers = makeClosers((line) => said.push(line));
    closers.add(() => closed.push('folder'));
    closers.add(() => new Promise(() => undefined), 1);
    closers.add(() => Promise.reject(new Error('no space left')));

    await closers.run();

    expect(closed).toEqual(['folder']);
    expect(said).toEqual([expect.stringContaining('no space left')]);
  });

  it('closes everything once however often it is asked', async () => {
    const closed: string[] = [];
    const closers = makeClosers(() => undefined);
    closers.add(() => closed.push('folder'));

    await Promise.all([closers.run(), closers.run()]);

    expect(closed).toEqual(['folder']);
  });
});
