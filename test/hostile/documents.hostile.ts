import { testLimits } from './testLimits.js';

testLimits('./readFiles.ts');
