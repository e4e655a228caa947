import type { Question } from '../Question.js';
import { EVENT_QUESTIONS } from './events.js';
import { FIELD_QUESTIONS } from './fields.js';
import { OVERVIEW_QUESTIONS } from './overview.js';
import { RULE_QUESTIONS } from './rules.js';
import { TECHNIQUE_QUESTIONS } from './techniques.js';
import { VALUE_QUESTIONS } from './values.js';

/** Every question that is answered with one object, in the order of the documentation. */
export const QUESTIONS: readonly Question[] = [
  ...TECHNIQUE_QUESTIONS,
  ...RULE_QUESTIONS,
  ...FIELD_QUESTIONS,
  ...VALUE_QUESTIONS,
  ...EVENT_QUESTIONS,
  ...OVERVIEW_QUESTIONS,
];
