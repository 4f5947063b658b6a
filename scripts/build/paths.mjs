import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, whatever the current one is. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

export const dist = join(root, 'dist');
