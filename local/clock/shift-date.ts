const RealDate = Date;
let offsetMs = 0;

const shiftedNow = (): number => RealDate.now() + offsetMs;

const ShiftedDate = new Proxy(RealDate, {
  construct: (target, parts: unknown[], newTarget) => {
    // oxlint-disable-next-line typescript/no-unsafe-assignment -- Reflect.construct is typed any
    const made: object = Reflect.construct(
      target,
      parts.length === 0 ? [shiftedNow()] : parts,
      newTarget,
    );
    return made;
  },
  apply: () => new RealDate(shiftedNow()).toString(),
  get: (target, key, receiver): unknown =>
    key === 'now' ? shiftedNow : Reflect.get(target, key, receiver),
});

/** The wall clock of the machine, whatever the stack's time is. */
export function realNow(): number {
  return RealDate.now();
}

/**
 * Moves `Date` of this whole process `offset` ms ahead of the machine's clock; SDKs, Azurite and the app under
 * test all read it. Idempotent; `shiftDate(0)` puts the real `Date` back.
 */
export function shiftDate(offset: number): void {
  offsetMs = offset;
  globalThis.Date = offset === 0 ? RealDate : ShiftedDate;
}
