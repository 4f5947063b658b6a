import { AppError } from '../../domain/app-error';
import type { RandomIds } from '../../ports/random-ids';
import type { ReferenceIndex } from '../../ports/reference-index';

export interface IndexReferenceDeps {
  readonly references: ReferenceIndex;
  readonly ids: RandomIds;
}

const rounds = 5;

/**
 * Makes a request findable by its reference. References are short, so another request may have this one: the answer is
 * then a new one, kept for this request.
 * @throws AppError `intake.no-reference` when five in a row are taken
 */
export async function indexReference(
  { references, ids }: IndexReferenceDeps,
  wanted: string,
  requestId: string,
): Promise<string> {
  let reference = wanted;
  for (let round = 0; round < rounds; round += 1) {
    const { kind } = await references.put(reference, requestId);
    if (kind === 'kept') return reference;
    reference = ids.reference();
  }
  throw new AppError('intake.no-reference', { retryable: true });
}
