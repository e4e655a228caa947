import { writeFileSync } from 'node:fs';
import { diagnosticsPage } from './diagnosticsPage.js';

writeFileSync(new URL('../docs/diagnostics.md', import.meta.url), await diagnosticsPage());
