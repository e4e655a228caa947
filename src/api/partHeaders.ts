import type { Part } from './Question.js';

/** Headers of a part of a list: how long it is, and where the parts beside it are (RFC 8288). */
export function partHeaders(url: URL, { offset, limit, total }: Part): Record<string, string> {
  const at = (start: number) => {
    const query = new URLSearchParams(url.searchParams);
    query.set('limit', String(limit));
    query.set('offset', String(start));
    return `<${url.pathname}?${query}>`;
  };
  const links = [
    ...(offset + limit < total ? [`${at(offset + limit)}; rel="next"`] : []),
    ...(offset > 0 ? [`${at(Math.max(0, offset - limit))}; rel="prev"`] : []),
  ];
  return {
    'X-Total-Count': String(total),
    ...(links.length === 0 ? {} : { Link: links.join(', ') }),
  };
}
