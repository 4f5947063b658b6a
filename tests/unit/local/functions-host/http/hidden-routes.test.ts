import { hiddenRoutes } from '../../../../../local/functions-host/http/hidden-routes';

const get = new Set(['GET']);
const route = (name: string, template: string, methods = get) => ({ name, template, methods });

describe('routes on a host that tries functions in the order of their names', () => {
  it('are hidden behind a wider one whose name comes first', () => {
    const hidden = hiddenRoutes([
      route('special', 'items/special'),
      route('byId', 'items/{id}'),
      route('Any', '{*path}'),
    ]);

    expect(hidden).toEqual([
      { name: 'byId', behind: 'Any' },
      { name: 'special', behind: 'Any' },
    ]);
  });

  it.each([
    ['the wider one comes last', [route('a', 'items/special'), route('b', 'items/{id}')]],
    ['its constraint keeps it off', [route('a', 'items/{id:int}'), route('b', 'items/special')]],
    ['it takes other methods', [route('a', 'x/{id}', new Set(['POST'])), route('b', 'x/y')]],
    ['it is no wider', [route('a', 'x/{id}'), route('b', 'x/{other}')]],
  ])('are not when %s', (_why, routes) => {
    expect(hiddenRoutes(routes)).toEqual([]);
  });
});
