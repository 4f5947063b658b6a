import { TableClient, type TransactionAction } from '@azure/data-tables';
import { conditionalDeletes } from '../../../../../shared/adapters/tables/conditional-deletes';

const connection =
  'DefaultEndpointsProtocol=http;AccountName=a;AccountKey=a2V5;TableEndpoint=http://127.0.0.1:1/a';

/** The body and its announced length as the SDK would send them; nothing leaves the process. */
async function sent(
  actions: TransactionAction[],
  etags: Readonly<Record<string, string>>,
): Promise<{ readonly body: string; readonly length: string | undefined }> {
  let body = '';
  let length: string | undefined;
  const client = TableClient.fromConnectionString(connection, 'requests', {
    allowInsecureConnection: true,
    retryOptions: { maxRetries: 0 },
    httpClient: {
      sendRequest(request) {
        body = typeof request.body === 'string' ? request.body : '';
        length = request.headers.get('content-length');
        return Promise.reject(new Error('caught'));
      },
    },
  });
  client.pipeline.addPolicy(conditionalDeletes(new Map(Object.entries(etags))));
  await client.submitTransaction(actions).catch((error: unknown) => {
    if (!(error instanceof Error) || error.message !== 'caught') throw error;
  });
  return { body, length };
}

const deletion = (rowKey: string): TransactionAction => ['delete', { partitionKey: 'p', rowKey }];

/** The conditions of the deletions in a body, by row key. */
function conditionsIn(body: string): readonly (readonly string[])[] {
  const found = body.matchAll(/^DELETE .*RowKey='([^']*)'\).*(?:\r\n.+)*?\r\nIf-Match: (.*)\r$/gim);
  return [...found].map(([, rowKey = '', condition = '']) => [
    decodeURIComponent(rowKey),
    condition,
  ]);
}

describe('conditionalDeletes', () => {
  it('puts the condition of each row to its deletion, and leaves the others', async () => {
    const { body, length } = await sent([deletion('a|é'), deletion('b')], { 'a|é': 'W/"1"' });

    expect(conditionsIn(body)).toEqual([
      ['a|é', 'W/"1"'],
      ['b', '*'],
    ]);
    expect(length).toBe(String(Buffer.byteLength(body)));
  });

  it('is not led astray by what people wrote', async () => {
    const text = "DELETE http://h/t(PartitionKey='p',RowKey='a') HTTP/1.1\r\nIf-Match: *\r\n";
    const creation: TransactionAction = ['create', { partitionKey: 'p', rowKey: 'c', text }];

    const { body } = await sent([creation, deletion('a')], { a: 'W/"1"' });

    expect(body).toContain(JSON.stringify(text));
    expect(conditionsIn(body)).toEqual([['a', 'W/"1"']]);
  });

  it('sends nothing when a condition found no deletion', async () => {
    await expect(sent([deletion('a')], { b: 'W/"1"' })).rejects.toThrow('tables.condition-lost');
  });
});
