import { startTenant } from './graph-tenant';
import type { GraphTenant } from './graph-tenant';

const pat = '0a000000-0000-4000-8000-000000000005';

interface BatchReply {
  readonly responses: readonly {
    readonly id: string;
    readonly status: number;
    readonly headers: Record<string, string>;
    readonly body?: unknown;
  }[];
}

describe('$batch', () => {
  let tenant: GraphTenant;
  beforeEach(async () => {
    tenant = await startTenant();
  });
  afterEach(async () => tenant.stop());

  const batch = async (requests: object[]): Promise<BatchReply['responses']> => {
    const reply = (await tenant.client.api('/$batch').post({ requests })) as BatchReply;
    return reply.responses.toSorted((a, b) => a.id.localeCompare(b.id));
  };

  it('judges each request by itself and fails what depends on a failed one', async () => {
    const responses = await batch([
      { id: '1', method: 'GET', url: `/users/${pat}?$select=mail` },
      { id: '2', method: 'GET', url: '/users/nobody' },
      { id: '3', method: 'GET', url: '/users', dependsOn: ['2'] },
      {
        id: '4',
        method: 'PATCH',
        url: `/users/${pat}`,
        headers: { 'Content-Type': 'application/json' },
        body: { companyName: 'Fabrikam' },
        dependsOn: ['1'],
      },
    ]);

    expect(responses.map(({ status }) => status)).toEqual([200, 404, 424, 204]);
    expect(responses[0]?.body).toMatchObject({ mail: 'pat@fabrikam.example' });
    expect(responses[1]?.body).toMatchObject({ error: { code: 'Request_ResourceNotFound' } });
  });

  it('gives one item a fault with its own Retry-After', async () => {
    tenant.faults.add(
      {
        target: 'graph',
        match: `GET /users/${pat}`,
        kind: 'status',
        status: 429,
        retryAfter: 7,
        when: 'before',
      },
      1,
    );

    const responses = await batch([
      { id: '1', method: 'GET', url: `/users/${pat}` },
      { id: '2', method: 'GET', url: `/users/${pat}` },
    ]);

    expect(responses).toMatchObject([
      { status: 429, headers: { 'retry-after': '7' } },
      { status: 200 },
    ]);
  });

  it.each([
    [
      '21 requests',
      Array.from({ length: 21 }, (_, id) => ({ id: `${id}`, method: 'GET', url: '/users' })),
    ],
    [
      'two requests of one id',
      [
        { id: '1', method: 'GET', url: '/users' },
        { id: '1', method: 'GET', url: '/groups' },
      ],
    ],
    ['a body without content type', [{ id: '1', method: 'PATCH', url: `/users/${pat}`, body: {} }]],
  ])('refuses %s as a whole', async (_what, requests) => {
    await expect(batch(requests)).rejects.toMatchObject({ statusCode: 400 });
  });
});
