import { PageIterator } from '@microsoft/microsoft-graph-client';
import type { PageCollection } from '@microsoft/microsoft-graph-client';

import { changeSettings, startTenant } from './graph-tenant';
import type { GraphTenant } from './graph-tenant';

const kim = '0a000000-0000-4000-8000-000000000001';
const ravi = '0a000000-0000-4000-8000-000000000003';
const pat = '0a000000-0000-4000-8000-000000000005';

const reference = (id: string): object => ({
  '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${id}`,
});

const mail = (to: string[]): object => ({
  message: {
    subject: 'Welcome',
    body: { contentType: 'Text', content: 'Hello' },
    toRecipients: to.map((address) => ({ emailAddress: { address } })),
  },
});

describe('users of the Graph simulator', () => {
  let tenant: GraphTenant;
  beforeEach(async () => {
    tenant = await startTenant();
  });
  afterEach(async () => tenant.stop());

  const read = async (path: string): Promise<unknown> =>
    (await tenant.client.api(path).get()) as unknown;

  const send = async (from: string, to: string[]): Promise<unknown> =>
    (await tenant.client.api(`/users/${from}/sendMail`).post(mail(to))) as unknown;

  it('finds a guest by the documented existence check', async () => {
    const address = 'pat@fabrikam.example';
    const filter = `userPrincipalName eq '${address}' or mail eq '${address}' or proxyAddresses/any(x:x eq 'SMTP:${address}') or otherMails/any(x:x eq '${address}')`;

    const found: unknown = await tenant.client.api('/users').filter(filter).select('id').get();

    expect(found).toMatchObject({ value: [{ id: pat }] });
  });

  it.each([
    ["startswith(displayName,'kim')", ['Kim Berg']],
    ["userType eq 'Guest' and accountEnabled eq true", ['Pat Singh']],
    ["mail in ('ravi@host.example','lee@host.example')", ['Ravi Nair', 'Lee Moreau']],
    [
      "(mail eq 'kim@host.example' or mail eq 'x@y.example') and userType eq 'Member'",
      ['Kim Berg'],
    ],
    ["displayName eq 'O''Brien'", []],
  ])('filters with %s', async (filter, names) => {
    const found = (await tenant.client.api('/users').filter(filter).get()) as {
      value: { displayName: string }[];
    };

    expect(found.value.map(({ displayName }) => displayName)).toEqual(names);
  });

  it.each(["userType ne 'Guest'", "not startswith(mail,'pat')", "endswith(mail,'@host.example')"])(
    'takes %s only as an advanced query',
    async (filter) => {
      const plain = tenant.client.api('/users').filter(filter);
      await expect(plain.get()).rejects.toMatchObject({
        statusCode: 400,
        code: 'Request_UnsupportedQuery',
      });

      const found: unknown = await tenant.client
        .api('/users')
        .filter(filter)
        .count(true)
        .header('ConsistencyLevel', 'eventual')
        .get();

      expect(found).toMatchObject({ '@odata.count': 4 });
    },
  );

  it.each(["mail eq 'a' or", "shoeSize eq '44'", "mail like 'a'", "mail eq 'a' 'b'"])(
    'refuses the filter %s',
    async (filter) => {
      await expect(tenant.client.api('/users').filter(filter).get()).rejects.toMatchObject({
        statusCode: 400,
      });
    },
  );

  it('shows only the default properties unless more are selected', async () => {
    const plain = await read(`/users/${kim}`);
    const chosen = await read(`/users/kim@host.example?$select=id,accountEnabled,userType`);

    expect(plain).toMatchObject({ displayName: 'Kim Berg', preferredLanguage: 'en' });
    expect(plain).not.toHaveProperty('accountEnabled');
    expect(plain).not.toHaveProperty('managerId');
    expect(chosen).toMatchObject({ id: kim, accountEnabled: true, userType: 'Member' });
    expect(chosen).not.toHaveProperty('displayName');
  });

  it('refuses to select a property that users do not have', async () => {
    await expect(read(`/users/${kim}?$select=shoeSize`)).rejects.toMatchObject({
      statusCode: 400,
      message: expect.stringContaining("'shoeSize'") as string,
    });
  });

  it('pages with next links on the host of Graph', async () => {
    const first = (await tenant.client.api('/users').top(2).get()) as PageCollection;
    const names: string[] = [];
    const iterator = new PageIterator(tenant.client, first, ({ displayName }) => {
      names.push(displayName as string);
      return true;
    });

    await iterator.iterate();

    expect(first['@odata.nextLink']).toMatch(/^https:\/\/graph\.microsoft\.com\/v1\.0\/users\?/u);
    expect(names).toEqual(['Kim Berg', 'Guest Desk', 'Ravi Nair', 'Lee Moreau', 'Pat Singh']);
  });

  it('refuses a page size out of range', async () => {
    await expect(read('/users?$top=1000')).rejects.toMatchObject({ statusCode: 400 });
  });

  it('says loudly what it does not have', async () => {
    await expect(read('/users?$expand=manager')).rejects.toMatchObject({ statusCode: 501 });
    await expect(read('/me/drive')).rejects.toMatchObject({
      statusCode: 501,
      code: 'notSimulated',
    });
  });

  it('changes what may be changed', async () => {
    await tenant.client
      .api(`/users/${pat}`)
      .patch({ companyName: 'Fabrikam', accountEnabled: false });

    expect(await read(`/users/${pat}?$select=companyName,accountEnabled`)).toMatchObject({
      companyName: 'Fabrikam',
      accountEnabled: false,
    });
  });

  it.each([
    { shoeSize: 44 },
    { createdDateTime: '2026-01-01T00:00:00Z' },
    { accountEnabled: 'no' },
  ])('refuses the change %j', async (change) => {
    await expect(tenant.client.api(`/users/${pat}`).patch(change)).rejects.toMatchObject({
      statusCode: 400,
    });
  });

  it('creates a member once', async () => {
    const member = {
      accountEnabled: true,
      displayName: 'Noa Lind',
      mailNickname: 'noa',
      userPrincipalName: 'noa@host.example',
      passwordProfile: { password: 'irrelevant' },
    };

    expect(await tenant.client.api('/users').post(member)).toMatchObject({
      displayName: 'Noa Lind',
    });
    await expect(tenant.client.api('/users').post(member)).rejects.toMatchObject({
      statusCode: 400,
    });
  });

  it('keeps a deleted user until it is restored or deleted for good', async () => {
    await tenant.client.api(`/users/${pat}`).delete();

    await expect(read(`/users/${pat}`)).rejects.toMatchObject({
      statusCode: 404,
      code: 'Request_ResourceNotFound',
    });
    expect(await read('/directory/deletedItems/microsoft.graph.user')).toMatchObject({
      value: [{ id: pat }],
    });
    await tenant.client.api(`/directory/deletedItems/${pat}/restore`).post({});
    expect(await read(`/users/${pat}`)).toMatchObject({ displayName: 'Pat Singh' });
    await tenant.client.api(`/users/${pat}`).delete();
    await tenant.client.api(`/directory/deletedItems/${pat}`).delete();
    await expect(read(`/directory/deletedItems/${pat}`)).rejects.toMatchObject({ statusCode: 404 });
  });

  it('knows managers', async () => {
    expect(await read(`/users/${ravi}/manager`)).toMatchObject({
      '@odata.type': '#microsoft.graph.user',
      id: kim,
      mail: 'kim@host.example',
    });
    await expect(read(`/users/${kim}/manager`)).rejects.toMatchObject({ statusCode: 404 });
    await tenant.client.api(`/users/${kim}/manager/$ref`).put(reference(ravi));
    expect(await read(`/users/${kim}/manager`)).toMatchObject({ id: ravi });
  });

  it('adds and removes sponsors, each once', async () => {
    const sponsors = `/users/${pat}/sponsors`;
    await tenant.client.api(`${sponsors}/$ref`).post(reference(ravi));

    expect(await read(sponsors)).toMatchObject({ value: [{ id: kim }, { id: ravi }] });
    await expect(tenant.client.api(`${sponsors}/$ref`).post(reference(ravi))).rejects.toMatchObject(
      {
        statusCode: 400,
        message: expect.stringContaining('already exist') as string,
      },
    );
    await tenant.client.api(`${sponsors}/${kim}/$ref`).delete();
    expect(await read(sponsors)).toMatchObject({ value: [{ id: ravi }] });
    await expect(tenant.client.api(`${sponsors}/${kim}/$ref`).delete()).rejects.toMatchObject({
      statusCode: 404,
    });
  });

  it('lists the groups of a user and signs it out', async () => {
    expect(await read(`/users/${ravi}/memberOf`)).toMatchObject({
      value: [{ '@odata.type': '#microsoft.graph.group', displayName: 'Project X owners' }],
    });
    expect(await tenant.client.api(`/users/${ravi}/revokeSignInSessions`).post({})).toMatchObject({
      value: true,
    });
  });

  it('shows only the ids of the groups of a user to somebody who may not read groups', async () => {
    await changeSettings(tenant.graph, { grantedRoles: ['User.Read.All'] });

    expect(await read(`/users/${ravi}/memberOf?$select=id,groupTypes,displayName`)).toMatchObject({
      value: [
        {
          '@odata.type': '#microsoft.graph.group',
          id: '0b000000-0000-4000-8000-000000000001',
          groupTypes: null,
          displayName: null,
        },
      ],
    });
  });

  it('takes a mail from a mailbox and refuses one from elsewhere or to nobody', async () => {
    await expect(send('desk@host.example', ['ana@contoso.example'])).resolves.not.toThrow();
    await expect(send(pat, ['ana@contoso.example'])).rejects.toMatchObject({ statusCode: 404 });
    await expect(send('desk@host.example', [])).rejects.toMatchObject({
      code: 'ErrorInvalidRecipients',
    });
  });
});
