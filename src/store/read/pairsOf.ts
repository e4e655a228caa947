/** The numbers of a list such as `1,2,3,4`, two by two. */
export function* pairsOf(list: string): Generator<readonly [number, number]> {
  const cells = JSON.parse(`[${list}]`) as readonly number[];
  for (let at = 0; at < cells.length; at += 2) yield [cells[at] ?? 0, cells[at + 1] ?? 0];
}
