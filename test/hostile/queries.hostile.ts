import { testLimits } from './testLimits.js';

testLimits('./readQueries.ts');
