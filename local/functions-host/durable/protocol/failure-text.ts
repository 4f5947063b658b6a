import type { Failure } from './make-event';

/**
 * The failure of an activity as the orchestrator sees it: two blanks before the message, and the serialised .NET
 * exception as details. Members that only the .NET side could fill are null.
 * @see tests/conformance/histories/activity-fails-caught.json
 */
export function activityFailure(name: string, error: Error): Failure {
  const stack = error.stack ?? error.message;
  const inner = {
    $type:
      'Microsoft.Azure.WebJobs.Script.Workers.Rpc.RpcException, Microsoft.Azure.WebJobs.Script',
    IsUserException: false,
    RemoteStackTrace: stack,
    RemoteMessage: error.message,
    RemoteTypeName: null,
    Message: `Result: Failure\nException: ${error.message}\nStack: ${stack}`,
    InnerException: null,
    HResult: -2146233088,
  };
  const details = {
    $type: 'System.Exception, System.Private.CoreLib',
    ClassName: 'System.Exception',
    Message: ` ${error.message}`,
    Data: null,
    InnerException: inner,
    HelpURL: null,
    StackTraceString: null,
    RemoteStackTraceString: null,
    RemoteStackIndex: 0,
    ExceptionMethod: null,
    HResult: -2146233088,
    Source: null,
    WatsonBuckets: null,
  };
  return {
    reason: `Activity function '${name}' failed:  ${error.message}`,
    details: JSON.stringify(details),
  };
}

export function orchestratorFailure(name: string, message: string): Failure {
  return {
    reason: `Orchestrator function '${name}' failed: ${message}`,
    details: `Message: ${message}, StackTrace: `,
  };
}

export type FunctionKind = 'orchestrator' | 'activity';

export function unknownFunctionText(
  name: string,
  kind: FunctionKind,
  known: readonly string[],
): string {
  const list = known.map((each) => `'${each}'`).join(', ');
  const additional =
    known.length === 0
      ? `No ${kind} functions are currently registered!`
      : `The following are the known ${kind} functions: ${list}.`;
  return `The function '${name}' doesn't exist, is disabled, or is not an ${kind} function. Additional info: ${additional}`;
}
