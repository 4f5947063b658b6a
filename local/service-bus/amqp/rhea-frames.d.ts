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

declare module 'rhea/lib/types.js' {
  interface Type {
    /** In bytes; 0 where the type code says everything. */
    readonly width: number;
  }
  interface Reader {
    remaining(): number;
    read(): unknown;
    read_value(type: Type): unknown;
    read_n(count: number): unknown[];
    read_array_items(count: number, type: Type): unknown[];
  }
  export const Reader: { readonly prototype: Reader };
}
