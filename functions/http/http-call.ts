import type { HttpRequest, InvocationContext } from '@azure/functions';
import { brandingOf } from '../../shared/application/views/branding';
import { traceIdOf } from '../../shared/contracts/trace-id';
import type { Locale } from '../../shared/domain/locale';
import type { Settings } from '../../shared/domain/policy/settings';
import type { Branding } from '../../shared/ports/branding';
import type { PostedForm } from '../../shared/ports/pages/link-pages';
import type { HttpDeps } from './http-deps';
import { chooseLocale } from './languages';
import { sessionOf, type Session } from './session';

/** How a route tells of problems. */
export type AnswerFormat = 'page' | 'json';

/** One request with all that answers to it share. */
export interface HttpCall {
  readonly request: HttpRequest;
  readonly context: InvocationContext;
  readonly deps: HttpDeps;
  readonly format: AnswerFormat;
  readonly locale: Locale;
  readonly branding: Branding;
  readonly session: Session;
  /** 32 hex digits; stands in every line of the log and in problems. */
  readonly traceId: string;
  /** The sign-up form that came with it, as problems may show it again: with no `returnUrl` but an allowed one. */
  readonly postedForm?: PostedForm;
}

/** Never throws: problems with the policies show where they are needed. */
export function makeHttpCall(
  deps: HttpDeps,
  request: HttpRequest,
  context: InvocationContext,
  format: AnswerFormat,
): HttpCall {
  const settings = currentSettings(deps);
  return {
    request,
    context,
    deps,
    format,
    locale: chooseLocale(request, settings?.language),
    branding: settings === undefined ? deps.fallbackBranding : brandingOf(settings),
    session: sessionOf(request, deps),
    traceId: traceIdOf(context),
  };
}

function currentSettings({ policies, notReady }: HttpDeps): Settings | undefined {
  if (notReady) return undefined;
  try {
    return policies().settings;
  } catch {
    return undefined;
  }
}
