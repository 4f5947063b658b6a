/** The signing keys as operators manage them; the app itself only reads them through the key ring. */
export interface SigningKeys {
  /** Those that the app can use now, newest first. */
  kids(): Promise<readonly string[]>;
  /** Adds a new key in front of the others, which goes on to sign within 5 minutes. */
  add(): Promise<void>;
  /** Takes a key out for good, one that the app cannot use yet too; succeeds when it is gone already. */
  remove(kid: string): Promise<void>;
}
