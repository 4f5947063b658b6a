import { makeRandomIds } from '../../../../../shared/adapters/crypto/random-ids';
import { randomIdsContract } from '../../../../support/contracts/random-ids.contract';

describe('makeRandomIds', () => {
  randomIdsContract(makeRandomIds);
});
