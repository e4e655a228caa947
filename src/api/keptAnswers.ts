/** An answer as it is sent. */
export interface Kept {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
}

export interface KeptAnswers {
  get(tag: string): Kept | undefined;
  put(tag: string, answer: Kept): void;
}

/**
 * Answers by their entity tags, up to `most` bytes: those asked for least recently go first. Tags
 * name a build, so that no answer of another one can be given.
 */
export function createKeptAnswers(most: number): KeptAnswers {
  const kept = new Map<string, Kept>();
  let held = 0;
  const drop = (tag: string) => {
    held -= kept.get(tag)?.bytes.length ?? 0;
    kept.delete(tag);
  };
  return {
    get(tag) {
      const answer = kept.get(tag);
      if (answer === undefined) return undefined;
      kept.delete(tag);
      kept.set(tag, answer);
      return answer;
    },
    put(tag, answer) {
      // One answer may not push out most of the others.
      if (answer.bytes.length > most / 8) return;
      drop(tag);
      kept.set(tag, answer);
      held += answer.bytes.length;
      for (const oldest of kept.keys()) {
        if (held <= most) break;
        drop(oldest);
      }
    },
  };
}
