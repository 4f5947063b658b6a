import { makeInMemoryApp } from '../../../../support/in-memory-app';
import { operatorsOf } from '../../../../support/operators-of';
import { arrive, rowsOf } from '../../../../support/sign-up-journey';

describe('findRequest', () => {
  it('finds a request by its id and by its reference, whoever asked', async () => {
    const world = makeInMemoryApp();
    const requestId = await arrive(world);
    const { reference } = (await rowsOf(world, requestId)).request.value;
    const { operators } = operatorsOf(world);

    const found = [await operators.findRequest(requestId), await operators.findRequest(reference)];

    expect(found.map((rows) => rows?.request.value.id)).toEqual([requestId, requestId]);
    expect(await operators.findRequest('7K3M-9QXT')).toBeUndefined();
  });
});
