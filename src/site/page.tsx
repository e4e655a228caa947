import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Links } from './Links.js';
import { Layout } from './parts/Layout.js';

export interface PageHead {
  readonly title: string;
  /** The page's path below the root, such as `attack/T1102/`. */
  readonly path: string;
  /** A sentence for search engines and previews. */
  readonly description: string;
}

/** A whole page as HTML: the frame of the site around `children`. */
export function page(head: PageHead, links: Links, children: ComponentChildren): string {
  return `<!doctype html>\n${renderToString(
    <Layout head={head} links={links}>
      {children}
    </Layout>,
  )}\n`;
}
