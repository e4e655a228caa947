import type { Definitions } from '../../src/model/Definitions.js';
import type { LanguageName } from '../../src/model/Rule.js';

/** A query that is made to cost more than it should. */
export interface HostileQuery {
  readonly language: LanguageName;
  readonly name: string;
  readonly text: string;
  /** The diagnostic that says what was cut or is wrong; null where the whole of it is read. */
  readonly told: string | null;
  readonly definitions?: Definitions;
}
