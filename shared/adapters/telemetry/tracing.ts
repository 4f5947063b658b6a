import type { TokenCredential } from '@azure/identity' with { 'resolution-mode': 'import' };
import type { SpanContext, Tracer } from '@opentelemetry/api';
import { parseTraceParent, type TraceParent } from '../../contracts/trace-parent';
import type { InvocationLogger } from './invocation-log';

export interface TracingSettings {
  /** Of Application Insights; without it nothing is traced and nothing is loaded. */
  readonly connectionString?: string | undefined;
  readonly credential: () => Promise<TokenCredential>;
}

/** Runs a handler inside a span that continues the host's trace. */
export type Trace = <Result>(
  invocation: InvocationLogger,
  run: () => Promise<Result>,
) => Promise<Result>;

const untraced: Trace = async (_invocation, run) => run();

/**
 * Spans of invocations in Application Insights, by function name: never a path, a query or an address, since a path may
 * hold a token. The host's own telemetry has the requests; these add what the handler did with them.
 * @see https://learn.microsoft.com/azure/azure-functions/opentelemetry-howto
 */
export function makeTrace({ connectionString, credential }: TracingSettings): Trace {
  if (connectionString === undefined) return untraced;
  let tracer: Promise<Tracer> | undefined;
  return async (invocation, run) => {
    tracer ??= openTracer(connectionString, credential);
    return inSpan(await tracer, invocation, run);
  };
}

async function inSpan<Result>(
  tracer: Tracer,
  invocation: InvocationLogger,
  run: () => Promise<Result>,
): Promise<Result> {
  const { context, SpanStatusCode, trace } = await import('@opentelemetry/api');
  const parent = parseTraceParent(invocation.traceContext?.traceParent ?? '');
  const from =
    parent === undefined
      ? context.active()
      : trace.setSpanContext(context.active(), remote(parent));
  const attributes = {
    'faas.name': invocation.functionName,
    'faas.invocation_id': invocation.invocationId,
  };
  const span = tracer.startSpan(invocation.functionName, { attributes }, from);
  try {
    return await run();
  } catch (error) {
    // The name only: a message may repeat an address or a link.
    span.setStatus({
      code: SpanStatusCode.ERROR,
      message: error instanceof Error ? error.name : '',
    });
    throw error;
  } finally {
    span.end();
  }
}

function remote({ traceId, spanId, flags }: TraceParent): SpanContext {
  return { traceId, spanId, traceFlags: flags, isRemote: true };
}

async function openTracer(
  connectionString: string,
  signIn: TracingSettings['credential'],
): Promise<Tracer> {
  const [exporter, { resourceFromAttributes }, sdk, credential] = await Promise.all([
    import('@azure/monitor-opentelemetry-exporter'),
    import('@opentelemetry/resources'),
    import('@opentelemetry/sdk-trace-base'),
    signIn(),
  ]);
  const provider = new sdk.BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'vestibule' }),
    spanProcessors: [
      new sdk.BatchSpanProcessor(
        new exporter.AzureMonitorTraceExporter({ connectionString, credential }),
      ),
    ],
  });
  return provider.getTracer('vestibule');
}
