import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Links } from './Links.js';
import { Layout } from './parts/Layout.js';

export interface PageHead {
  readonly title: string;
  /** The page's path below the root, such as `attack/T1102/`. */
  readonly path: string;
  /** A sentence for search engines and previews. */
  readonly description?: string;
}

/** A whole page as HTML: the frame of the site around `children`. */
export function page(head: PageHead, links: Links, children: ComponentChildren): string {
  const html = renderToString(
    <Layout head={head} links={links}>
      {children}
    </Layout>,
  );
  return `<!doctype html>\n${html.replace(OPTIONAL_END, '')}\n`;
}

/**
 * End tags that HTML leaves out where the next cell, row or item begins or the list ends (HTML
 * Standard, 13.1.2.4), a tenth of a page that is mostly tables. A `<` in a text is never one of
 * them, since the renderer writes it as `&lt;`.
 */
const OPTIONAL_END = /<\/(?:td|th|tr|tbody|thead|li|dt|dd)>/g;
