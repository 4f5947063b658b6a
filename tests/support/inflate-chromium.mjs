// The package unpacks into TMPDIR; the caller sets that to a folder of its own and moves the whole into place.
import chromium from '@sparticuz/chromium';

await chromium.executablePath();
