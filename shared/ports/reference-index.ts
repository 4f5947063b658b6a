/** Which request a reference names, for partners: an index, its readers verify against the rows. */
export interface ReferenceIndex {
  /** Never overwrites. `kept` also when it already names this request; `taken`: it names another one. */
  put(
    reference: string,
    requestId: string,
  ): Promise<{ readonly kind: 'kept' } | { readonly kind: 'taken' }>;
  /** The request id, or undefined when nothing was kept under this reference. */
  find(reference: string): Promise<string | undefined>;
  /** Forgets a reference if it names this request; succeeds when it is gone already. */
  remove(reference: string, requestId: string): Promise<void>;
}
