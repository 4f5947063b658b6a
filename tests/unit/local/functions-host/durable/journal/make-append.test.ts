import { makeAppend } from '../../../../../../local/functions-host/durable/journal/make-append';
import { makeGroupWriter } from '../../../../../../local/journal/group-writer';

describe('makeAppend', () => {
  it('resolves once the record is written', async () => {
    const written: string[] = [];
    const append = makeAppend(makeGroupWriter((bytes) => written.push(bytes.toString())));

    await Promise.all([append(Buffer.from('a')), append(Buffer.from('b'))]);
    await append(Buffer.from('c'));

    expect(written).toEqual(['ab', 'c']);
  });

  it('takes nothing more once a record could not be written', async () => {
    let fails = true;
    const append = makeAppend(
      makeGroupWriter(() => {
        if (fails) throw new Error('disk full');
      }),
    );
    const first = append(Buffer.from('a'));
    await expect(first).rejects.toThrow('could not be written');
    fails = false;

    const second = append(Buffer.from('b'));

    await expect(second).rejects.toThrow('could not be written');
  });
});
