import { userType } from '../../../../local/graph/entity-type';
import type { GraphCall } from '../../../../local/graph/graph-route';
import { GraphError } from '../../../../local/graph/graph-error';
import { odataPage } from '../../../../local/graph/odata-page';

const call = (query: string, isEventual = false): GraphCall => ({
  method: 'GET',
  path: '/users',
  query: new URLSearchParams(query),
  isEventual,
  body: undefined,
  caller: { appId: 'app', roles: new Set() },
});
const users = Array.from({ length: 5 }, (_, index) => ({ id: String(index), secret: 'x' }));

const pages = (query: string): string[][] => {
  const found: string[][] = [];
  for (let next: string | undefined = query; next !== undefined;) {
    const page = odataPage(call(next), userType, users) as {
      value: { id: string }[];
      '@odata.nextLink'?: string;
    };
    found.push(page.value.map(({ id }) => id));
    next = page['@odata.nextLink']?.split('?')[1];
  }
  return found;
};

describe('odataPage', () => {
  it('goes through all pages and keeps the other options', () => {
    expect(pages('$top=2&$select=id')).toEqual([['0', '1'], ['2', '3'], ['4']]);
  });

  it('has no next link on a full last page', () => {
    expect(pages('$top=5')).toEqual([['0', '1', '2', '3', '4']]);
  });

  it('never shows what is no property of the type', () => {
    const page = odataPage(call(''), userType, users) as { value: object[] };

    expect(page.value[0]).not.toHaveProperty('secret');
    expect(page.value[0]).toHaveProperty('mail', null);
  });

  it('counts only with the consistency level', () => {
    expect(odataPage(call('$count=true', true), userType, users)).toMatchObject({
      '@odata.count': 5,
    });
    expect(odataPage(call('$count=true'), userType, users)).not.toHaveProperty('@odata.count');
  });

  it.each(['$top=0', '$top=1000', '$top=x', '$skiptoken=!!', '$select=secret', '$orderby=id'])(
    'refuses %s',
    (query) => {
      expect(() => odataPage(call(query), userType, users)).toThrow(GraphError);
    },
  );
});
