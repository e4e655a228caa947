import { visible } from '../../text/visible.js';

/** An address that a rule names: a link where it leads to the web, text where it is anything else. */
export function WebLink({ url }: { readonly url: string }) {
  if (!/^https?:\/\/[^\s<>"]+$/i.test(url)) return <>{visible(url)}</>;
  return <a href={url}>{visible(url)}</a>;
}
