/** What the command that started the measurement knows. */
export interface BenchContext {
  /** Fewer repetitions: for a look, not for the record. */
  readonly quick: boolean;
  /** The deployable folder, as built. */
  readonly app: { readonly entry: string; readonly bytes: number; readonly zipped: number };
  /** Entry of a bundle of the two packages that every Durable app loads, made like the app's. */
  readonly baselineEntry: string;
  /** Tells how far it is. */
  readonly say: (line: string) => void;
}
