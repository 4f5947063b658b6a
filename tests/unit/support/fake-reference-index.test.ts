import { referenceIndexContract } from '../../support/contracts/reference-index.contract';
import { makeFakeReferenceIndex } from '../../support/fakes/fake-reference-index';

describe('makeFakeReferenceIndex', () => {
  referenceIndexContract(makeFakeReferenceIndex);
});
