/** rhea ships no types for its frames. */
declare module 'rhea/lib/frames.js' {
  interface Disposition {
    /** True from the receiver of the deliveries. */
    readonly role: boolean;
    readonly first: number;
    readonly last: number;
    readonly settled: boolean;
    readonly state: object;
  }
  export function disposition(fields: Disposition): object;
}
