import { z } from 'zod';
import { normaliseDomain } from '../../domain/domain-name';
import { nominalSeconds, parseDuration } from '../../domain/duration';
import { normaliseAddress } from '../../domain/email-address';
import {
  originProblem,
  returnUrlProblem,
  webAddressProblem,
} from '../../domain/policy/web-address';
import { isTimeZone } from '../../domain/zoned-time';

/** An id that is also the file name. */
export const idField = z
  .string()
  .regex(
    /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/,
    'must be 1 to 64 of a-z, 0-9 and -, without - at its ends',
  );

const languageTag = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;
const languageSentence = 'must be a language tag such as en or fr-CA';

/** A BCP 47 language tag. */
export const languageField = z.string().regex(languageTag, languageSentence);

/** A line of text: a name, an object id. */
export const lineField = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}]*$/u, 'must be one line');

/** A text in one or more languages; the first written stands in for those that are missing. */
export const localizedTextField = z
  .record(z.string().regex(languageTag, languageSentence), z.string().trim().min(1).max(2000))
  .refine((text) => Object.keys(text).length > 0, 'must have a text in at least one language');

/** A mail address of the operator's own. */
export const mailboxField = z
  .string()
  .refine(
    (text) => normaliseAddress(text).kind === 'address',
    'must be an e-mail address such as desk@host.example',
  );

/** A user principal name or an object id. */
export const userField = z
  .string()
  .max(254)
  .regex(
    /^(?:[^\s@]+@[^\s@]+|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$/,
    'must be a user principal name such as kim@host.example, or an object id',
  );

/** An exact mail domain; stored in lower case and punycode. */
export const domainField = z
  .string()
  .refine((text) => normaliseDomain(text) !== undefined, 'must be a domain such as contoso.example')
  .overwrite((text) => normaliseDomain(text) ?? text);

/** An address on the web, see `webAddressProblem`. */
export const webAddressField = webField(webAddressProblem);
/** An origin exactly as browsers send it. */
export const originField = webField(originProblem);
/** An address that a form may lead on to. */
export const returnUrlField = webField(returnUrlProblem);

/** An IANA time zone. */
export const timeZoneField = z
  .string()
  .refine(isTimeZone, 'must be a time zone such as Europe/Paris or UTC');

/** A duration between two bounds, both included. */
export function durationField(shortest: string, longest: string): z.ZodString {
  return z.string().refine((text) => {
    const seconds = secondsOf(text);
    return (
      seconds !== undefined &&
      seconds >= (secondsOf(shortest) ?? 0) &&
      seconds <= (secondsOf(longest) ?? Infinity)
    );
  }, `must be a duration from ${shortest} to ${longest}, such as P7D, PT5M or, in business days, 7bd`);
}

/** A whole number that counts something. */
export function countField(most: number): z.ZodInt {
  return z.int().min(1).max(most);
}

function secondsOf(text: string): number | undefined {
  const duration = parseDuration(text);
  return duration === undefined ? undefined : nominalSeconds(duration);
}

function webField(problemOf: (text: string) => string | undefined): z.ZodString {
  return z
    .string()
    .max(2000)
    .refine((text) => problemOf(text) === undefined, {
      error: ({ input }) => (typeof input === 'string' ? problemOf(input) : undefined),
    });
}
