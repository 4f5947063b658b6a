import { makeReadiness, withoutProblems } from '../../../functions/make-readiness';
import { AppError } from '../../../shared/domain/app-error';
import { aPolicySet } from '../../support/policies';

const loaded = { kind: 'loaded', set: aPolicySet(), documents: [] } as const;
const failing = (thrown: unknown) => ({
  async ping() {
    await Promise.resolve();
    throw thrown;
  },
});

describe('makeReadiness', () => {
  it('is well when every backend answers', async () => {
    const ready = await makeReadiness(loaded, { tables: { ping: () => Promise.resolve() } })();

    expect(ready).toEqual({ tables: { ok: true }, policies: { ok: true } });
  });

  it('says what we know of the tenant in our own words', async () => {
    const tenant = withoutProblems(() => Promise.resolve(['No role.', 'No invitations.']));

    const { tenant: state } = await makeReadiness(loaded, { tenant })();

    expect(state).toEqual({ ok: false, reason: 'No role. No invitations.' });
  });

  it('repeats no message of an SDK, which may hold what was sent', async () => {
    const sdk = Object.assign(new TypeError('GET https://host.example/?sig=secret failed'), {
      code: 'ENOTFOUND',
    });

    const ready = await makeReadiness(loaded, {
      tables: failing(new AppError('tables.unavailable', { cause: sdk })),
      serviceBus: failing(sdk),
      graph: failing(new Error('Bearer secret')),
      other: failing('secret'),
    })();

    expect(ready).toEqual({
      tables: { ok: false, reason: 'tables.unavailable' },
      serviceBus: { ok: false, reason: 'TypeError ENOTFOUND' },
      graph: { ok: false, reason: 'Error' },
      other: { ok: false, reason: 'unknown' },
      policies: { ok: true },
    });
  });

  it('counts the problems of policies that were refused', async () => {
    const problem = { file: 'settings.yaml', line: 1, path: ['name'], message: 'x' };

    const { policies } = await makeReadiness({ kind: 'refused', problems: [problem] }, {})();

    expect(policies).toEqual({ ok: false, reason: '1 problem in the policies' });
  });
});
