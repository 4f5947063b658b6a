const digits = '0123456789abcdef';
/** Confirmed and not at their end: these have an orchestration, or should. */
const states = ['pendingApproval', 'changesRequested', 'approved', 'delivering'];

async function connect(tables) {
  const { TableClient } = await import('@azure/data-tables');
  if (!/^https?:/.test(tables)) {
    return TableClient.fromConnectionString(tables, 'requests', { allowInsecureConnection: true });
  }
  const { AzureCliCredential, AzureDeveloperCliCredential, ChainedTokenCredential } =
    await import('@azure/identity');
  const signedIn = new ChainedTokenCredential(
    new AzureDeveloperCliCredential(),
    new AzureCliCredential(),
  );
  return new TableClient(tables, 'requests', signedIn);
}

/** The ids of all open requests, partition by partition; nothing else is read of them. */
export async function* openRequests(tables) {
  const client = await connect(tables);
  const isOpen = states.map((state) => `state eq '${state}'`).join(' or ');
  for (const digit of digits) {
    const filter = `PartitionKey eq 'r${digit}' and kind eq 'request' and (${isOpen})`;
    const rows = client.listEntities({ queryOptions: { filter, select: ['rowKey'] } });
    for await (const { rowKey } of rows) yield rowKey.split('|')[0];
  }
}
