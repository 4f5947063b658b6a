import { readArguments } from '../cli/read-arguments';
import type { SubCommand } from '../cli/sub-command';
import { withDesk } from '../cli/with-desk';
import { addressIn } from '../guests/address-in';

/** Always JSON: it is handed on as it is. */
export const subjectData: SubCommand = async (args, context) => {
  const given = readArguments(args, {});
  const address = addressIn(given);
  await withDesk(given, context, async (desk) => {
    const data = await desk.guests.subjectData(address);
    await context.terminal.out(`${JSON.stringify(data, null, 2)}\n`);
  });
};
