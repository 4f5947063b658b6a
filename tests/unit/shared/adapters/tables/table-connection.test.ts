import { makeConnectTable } from '../../../../../shared/adapters/tables/table-connection';

describe('makeConnectTable', () => {
  it('connects by an identity to the address given', async () => {
    const connect = makeConnectTable({
      kind: 'identity',
      url: 'https://host.table.core.windows.net',
      credential: () => Promise.resolve({ getToken: () => Promise.resolve(null) }),
    });

    const client = (await connect('requests'))();

    expect(client.tableName).toBe('requests');
    expect(client.url).toBe('https://host.table.core.windows.net');
  });

  it('connects by a connection string, without TLS on this machine only', async () => {
    const connect = makeConnectTable({
      kind: 'connectionString',
      value: 'UseDevelopmentStorage=true',
    });

    const client = (await connect('requests'))();

    expect(client.url).toBe('http://127.0.0.1:10002/devstoreaccount1');
  });
});
