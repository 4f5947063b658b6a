import type { Settings } from '../../domain/policy/settings';
import type { Branding } from '../../ports/branding';

/** The part of the settings that pages and mails show. */
export function brandingOf(settings: Settings): Branding {
  const { name, logo, accent, privacyUrl, supportContact, timeZone } = settings;
  return { name, logo, accent, privacyUrl, supportContact, timeZone };
}
