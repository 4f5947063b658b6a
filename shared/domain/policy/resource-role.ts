/**
 * What the guest gets. Groups and applications by object id or by a display name that only one object has. A site is
 * reached `via` the group that holds its rights, since Graph grants site permissions to applications only.
 * @see https://learn.microsoft.com/graph/api/site-post-permissions
 */
export type ResourceRole =
  | { readonly kind: 'group'; readonly group: string }
  | { readonly kind: 'application'; readonly application: string; readonly role: string }
  | { readonly kind: 'site'; readonly site: string; readonly via: string }
  | {
      readonly kind: 'entitlementPackage';
      readonly entitlementPackage: string;
      readonly policy: string;
    };
