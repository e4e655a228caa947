import { register } from 'tsx/esm/api';

// A thread does not take over the loader that the process was started with.
register();
await import('./worker.ts');
