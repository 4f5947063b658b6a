import { activityArguments } from '../../../../../../local/functions-host/durable/protocol/activity-arguments';

describe('what an activity is given', () => {
  it.each([
    ['a text', '"{\\"a\\":1}"', '{"a":1}'],
    ['a number', '5', '5'],
    ['true', 'true', 'True'],
    ['false', 'false', 'False'],
    ['a list', '[true]', '[true]'],
  ])('for %s', (_kind, json, text) => {
    const { inputs, triggerMetadata } = activityArguments('trigger', 'i', json);

    expect(inputs).toEqual([{ name: 'trigger', data: { string: text } }]);
    expect(Object.keys(triggerMetadata)).toEqual(['trigger', 'data', 'instanceId']);
  });

  it('for an object has its members beside it', () => {
    const { triggerMetadata } = activityArguments('trigger', 'i', '{"a":{"b":1},"c":"d","e":null}');

    expect(triggerMetadata).toMatchObject({
      a: { json: '{"b":1}' },
      c: { string: 'd' },
      e: {},
      instanceId: { string: 'i' },
    });
  });

  it('for nothing is nothing', () => {
    const { inputs, triggerMetadata } = activityArguments('trigger', 'i', 'null');

    expect(inputs).toEqual([{ name: 'trigger', data: {} }]);
    expect(triggerMetadata).toEqual({ instanceId: { string: 'i' } });
  });
});
