import { readFileSync } from 'node:fs';

const store = /azurite[/\\]dist[/\\]src[/\\]table[/\\]persistence[/\\]LokiTableMetadataStore\.js$/;

/** What all texts from one to before another begin with. */
function sharedBeginning(from, to) {
  let shared = 0;
  while (shared < from.length && from[shared] === to[shared]) shared += 1;
  const last = from.length - 1;
  const isOfOneBeginning =
    shared === last &&
    to.length === from.length &&
    to.charCodeAt(last) === from.charCodeAt(last) + 1;
  return isOfOneBeginning ? from : from.slice(0, shared);
}

/**
 * The rows that a range query may find, by the index of row keys; everything for other queries. Azurite's own condition
 * still decides. The index orders what looks like a number apart from text: a range is taken from it only when all its
 * keys share a beginning that no number has.
 */
function byRowKey(filter) {
  const text = "'((?:[^']|'')*)'";
  const range = new RegExp(`^PartitionKey eq ${text} and RowKey ge ${text} and RowKey lt ${text}$`);
  const bounds = (range.exec(filter ?? '') ?? []).slice(2).map((key) => key.replaceAll("''", "'"));
  const [from = '', to = ''] = bounds;
  return /[|!]/.test(sharedBeginning(from, to)) ? { RowKey: { $between: bounds } } : {};
}

const changes = [
  // The first key's index is used, and partitions are large.
  {
    what: /findOne\(\{\s*PartitionKey: ([\w.]+),\s*RowKey: ([\w.]+)\s*\}\)/g,
    by: 'findOne({ RowKey: $2, PartitionKey: $1 })',
  },
  {
    what: /\.chain\(\)\s*\.where\(queryWhere\)/g,
    by: '.chain().find(byRowKey(queryOptions.filter)).where(queryWhere)',
  },
];

function changed(source, { what, by }) {
  const result = source.replace(what, by);
  if (result === source) throw new Error(`Azurite has no ${what} any more.`);
  return result;
}

/** Azurite looks at every row of a table for each query, and at every row of a partition for each write. */
export const azuriteByIndex = {
  name: 'azurite-by-index',
  setup(build) {
    build.onLoad({ filter: store }, ({ path }) => ({
      contents: [changes.reduce(changed, readFileSync(path, 'utf8')), sharedBeginning, byRowKey]
        .map(String)
        .join('\n'),
      loader: 'js',
    }));
  },
};
