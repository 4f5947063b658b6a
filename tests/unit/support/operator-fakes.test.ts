import { requestListContract } from '../../support/contracts/request-list.contract';
import { switchesContract } from '../../support/contracts/switches.contract';
import { makeFakeRequestList } from '../../support/fakes/fake-request-list';
import { makeFakeRequestStore } from '../../support/fakes/fake-request-store';
import { makeFakeSwitches } from '../../support/fakes/fake-switches';

describe('makeFakeSwitches', () => {
  switchesContract(makeFakeSwitches);
});

describe('makeFakeRequestList', () => {
  requestListContract(() => {
    const store = makeFakeRequestStore();
    return { store, list: makeFakeRequestList(store) };
  });
});
