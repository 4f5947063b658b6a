// oxlint-disable-next-line import/no-unassigned-import -- the host starts when its entry is loaded
import './functions-host/main';
import { giveMemoryBack } from './give-memory-back';

giveMemoryBack();
