import type { z } from 'zod';
import { graphCall, type GraphAnswer } from './graph-call';

interface ListPage {
  readonly '@odata.nextLink'?: string | undefined;
}

/**
 * The pages of a list, each read when it is asked for; an answer that is no page is the last.
 * @param read how the address of a further page is called
 * @see https://learn.microsoft.com/graph/paging
 */
export async function* graphPages<Page extends ListPage>(
  first: Promise<unknown>,
  schema: z.ZodType<Page>,
  read: (nextLink: string) => Promise<unknown>,
): AsyncGenerator<GraphAnswer<Page>, void, undefined> {
  let call = first;
  for (;;) {
    const answer = await graphCall(call, schema);
    yield answer;
    const next = answer.kind === 'answer' ? answer.value['@odata.nextLink'] : undefined;
    if (next === undefined) return;
    call = read(next);
  }
}
