import { makeWriteGroup } from '../../../../../../local/functions-host/durable/journal/write-group';

describe('a write group', () => {
  it('writes what comes in one turn at once', async () => {
    const written: string[] = [];
    const group = makeWriteGroup((bytes) => written.push(bytes.toString()));

    await Promise.all([group.add(Buffer.from('a')), group.add(Buffer.from('b'))]);
    await group.add(Buffer.from('c'));

    expect(written).toEqual(['ab', 'c']);
  });

  it('takes nothing more once a write has failed, as what follows could not be read', async () => {
    let fails = true;
    const group = makeWriteGroup(() => {
      if (fails) throw new Error('disk full');
    });
    const first = group.add(Buffer.from('a'));
    await expect(first).rejects.toThrow('could not be written');
    fails = false;

    const second = group.add(Buffer.from('b'));

    await expect(second).rejects.toThrow('could not be written');
  });
});
