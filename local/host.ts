// oxlint-disable-next-line import/no-unassigned-import -- the host starts when its entry is loaded
import './functions-host/main';
import { giveMemoryBack } from './give-memory-back';

giveMemoryBack();

// A supervisor that was killed cannot stop its host any more, and its backends are gone with it.
process.once('disconnect', () => process.exit(1));
