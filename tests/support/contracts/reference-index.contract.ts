import { makeRandomIds } from '../../../shared/adapters/crypto/random-ids';
import type { ReferenceIndex } from '../../../shared/ports/reference-index';

const ids = makeRandomIds();

/** What every ReferenceIndex does. */
export function referenceIndexContract(makeReferences: () => ReferenceIndex): void {
  const references = makeReferences();

  it('finds the request that a reference names', async () => {
    const reference = ids.reference();
    const requestId = ids.requestId();

    const put = await references.put(reference, requestId);

    expect(put).toEqual({ kind: 'kept' });
    expect(await references.find(reference)).toBe(requestId);
  });

  it('finds nothing under a reference that was never kept', async () => {
    expect(await references.find(ids.reference())).toBeUndefined();
  });

  it('keeps one and the same again', async () => {
    const reference = ids.reference();
    const requestId = ids.requestId();
    await references.put(reference, requestId);

    expect(await references.put(reference, requestId)).toEqual({ kind: 'kept' });
  });

  it('never lets another request have a reference', async () => {
    const reference = ids.reference();
    const wanted = Array.from({ length: 6 }, () => ids.requestId());

    const answers = await Promise.all(wanted.map(async (id) => references.put(reference, id)));

    const winners = wanted.filter((_, index) => answers[index]?.kind === 'kept');
    expect(winners).toEqual([await references.find(reference)]);
  });

  it('forgets a reference for the request that it names only', async () => {
    const reference = ids.reference();
    const requestId = ids.requestId();
    await references.put(reference, requestId);

    await references.remove(reference, ids.requestId());
    const kept = await references.find(reference);
    await references.remove(reference, requestId);
    await references.remove(reference, requestId);

    expect(kept).toBe(requestId);
    expect(await references.find(reference)).toBeUndefined();
  });
}
