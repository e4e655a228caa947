import { testCases } from '../../support/testCases.js';

testCases('kusto');
