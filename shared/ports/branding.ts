/** The organization behind the pages and mails, from `policies/settings.yaml`. */
export interface Branding {
  /** The organization's name, e.g. `Host Corporation`. */
  readonly name: string;
  /** Absolute https address of the logo; pages only, mails hold no remote image. Its origin belongs into `img-src`. */
  readonly logo?: string | undefined;
  /** `#rrggbb`, already accepted by `checkAccent`; undefined: Vestibule's own. */
  readonly accent?: string | undefined;
  /** Absolute https address of the privacy notice. */
  readonly privacyUrl: string;
  /** Where people turn for help: a mail address. */
  readonly supportContact?: string | undefined;
  /** IANA name of the zone that times are told in, e.g. `Europe/Paris`. */
  readonly timeZone: string;
}
