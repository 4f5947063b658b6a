import { isRecord } from '../../../is-record';
import type { ParameterBinding, TypedData } from '../../worker/rpc';
import { toTypedData } from './typed-values';

export interface ActivityArguments {
  readonly inputs: readonly ParameterBinding[];
  readonly triggerMetadata: Readonly<Record<string, TypedData>>;
}

/**
 * What the worker is given for an activity. The extension binds the input to a string parameter, which turns a
 * boolean into the .NET text `True` or `False`; null is no argument at all.
 * @see tests/conformance/cases/durable-flows.json "activity inputs of each kind"
 */
export function activityArguments(
  bindingName: string,
  instanceId: string,
  inputJson: string,
): ActivityArguments {
  const input: unknown = JSON.parse(inputJson);
  const instance = { instanceId: { string: instanceId } };
  if (input === null) {
    return { inputs: [{ name: bindingName, data: {} }], triggerMetadata: instance };
  }
  const data = { string: boundText(input, inputJson) };
  const members = isRecord(input) ? mapValues(input) : {};
  return {
    inputs: [{ name: bindingName, data }],
    triggerMetadata: { ...members, [bindingName]: data, data, ...instance },
  };
}

function boundText(input: unknown, json: string): string {
  if (typeof input === 'string') return input;
  if (typeof input === 'boolean') return input ? 'True' : 'False';
  return json;
}

function mapValues(record: Readonly<Record<string, unknown>>): Record<string, TypedData> {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [name, toTypedData(value)]),
  );
}
