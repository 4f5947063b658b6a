import { makeReadiness } from '../../../functions/make-readiness';
import { AppError } from '../../../shared/domain/app-error';
import { aPolicySet } from '../../support/policies';

const loaded = { kind: 'loaded', set: aPolicySet(), documents: [] } as const;
const noProblems = () => Promise.resolve([]);
const silence = () => Promise.reject(new AppError('graph.no-answer'));
const failing = (thrown: unknown) => ({
  async ping() {
    await Promise.resolve();
    throw thrown;
  },
});

describe('makeReadiness', () => {
  it('is well when every backend answers', async () => {
    const tables = { ping: () => Promise.resolve() };

    const ready = await makeReadiness(loaded, { tables }, noProblems)();

    expect(ready).toEqual({ tables: { ok: true }, tenant: { ok: true }, policies: { ok: true } });
  });

  it('says what we know of the tenant in our own words', async () => {
    const problems = ['No role.', 'No invitations.'];

    const { tenant } = await makeReadiness(loaded, {}, () => Promise.resolve(problems))();

    expect(tenant).toEqual({ ok: false, reason: 'No role. No invitations.' });
  });

  it('repeats no message of an SDK, which may hold what was sent', async () => {
    const sdk = Object.assign(new TypeError('GET https://host.example/?sig=secret failed'), {
      code: 'ENOTFOUND',
    });

    const backends = {
      tables: failing(new AppError('tables.unavailable', { cause: sdk })),
      serviceBus: failing(sdk),
      graph: failing(new Error('Bearer secret')),
      other: failing('secret'),
    };

    const ready = await makeReadiness(loaded, backends, silence)();

    expect(ready).toEqual({
      tables: { ok: false, reason: 'tables.unavailable' },
      serviceBus: { ok: false, reason: 'TypeError ENOTFOUND' },
      graph: { ok: false, reason: 'Error' },
      other: { ok: false, reason: 'unknown' },
      tenant: { ok: false, reason: 'graph.no-answer' },
      policies: { ok: true },
    });
  });

  it('counts the problems of policies that were refused', async () => {
    const problem = { file: 'settings.yaml', line: 1, path: ['name'], message: 'x' };

    const refused = { kind: 'refused', problems: [problem] } as const;

    const { policies } = await makeReadiness(refused, {}, noProblems)();

    expect(policies).toEqual({ ok: false, reason: '1 problem in the policies' });
  });
});
