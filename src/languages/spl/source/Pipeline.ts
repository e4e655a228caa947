import type { Extent } from '../../../text/Extent.js';
import type { SourceText } from './SourceText.js';

/** A command of a pipeline: from its name to the next pipe. */
export interface Command extends Extent {
  /** In lower case; `search` where it is implied, '`' for a macro, '' where there is none. */
  readonly name: string;
  /** Where its arguments begin. */
  readonly arguments: number;
}

/** Commands joined by pipes: a search, or what stands in square brackets. */
export interface Pipeline extends Extent {
  readonly source: SourceText;
  readonly commands: readonly Command[];
  /** Every pipeline in brackets of the text, by the offset of its opening bracket. */
  readonly blocks: ReadonlyMap<number, Pipeline>;
}
