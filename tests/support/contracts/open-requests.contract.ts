import { makeRandomIds } from '../../../shared/adapters/crypto/random-ids';
import type { OpenRequests } from '../../../shared/ports/open-requests';

const ids = makeRandomIds();

/** What every OpenRequests does. */
export function openRequestsContract(
  makeOpenRequests: (isOpen: (requestId: string) => Promise<boolean>) => OpenRequests,
): void {
  const ended = new Set<string>();
  const asked: string[] = [];
  const openRequests = makeOpenRequests((requestId) => {
    asked.push(requestId);
    return Promise.resolve(!ended.has(requestId));
  });

  const withThree = async () => {
    const organizationId = `o${ids.short()}`;
    const requestIds = [1, 2, 3].map(() => ids.requestId());
    for (const requestId of requestIds) await openRequests.add(organizationId, requestId);
    return { organizationId, requestIds };
  };

  it('counts what was added to an organization, each request once', async () => {
    const { organizationId, requestIds } = await withThree();

    await openRequests.add(organizationId, requestIds[0] ?? '');

    expect(await openRequests.count(organizationId, 10)).toBe(3);
    expect(await openRequests.count(`o${ids.short()}`, 10)).toBe(0);
  });

  it('looks at no request while the entries are too few to matter', async () => {
    const { organizationId } = await withThree();
    const before = asked.length;

    await openRequests.count(organizationId, 4);

    expect(asked).toHaveLength(before);
  });

  it('drops the requests that have ended once there are enough entries', async () => {
    const { organizationId, requestIds } = await withThree();
    ended.add(requestIds[1] ?? '');

    const repaired = await openRequests.count(organizationId, 3);
    const before = asked.length;
    const again = await openRequests.count(organizationId, 3);

    expect(repaired).toBe(2);
    expect(again).toBe(2);
    expect(asked).toHaveLength(before);
  });

  it('takes an entry out, twice as well', async () => {
    const { organizationId, requestIds } = await withThree();

    await openRequests.remove(organizationId, requestIds[0] ?? '');
    await openRequests.remove(organizationId, requestIds[0] ?? '');

    expect(await openRequests.count(organizationId, 10)).toBe(2);
  });
}
