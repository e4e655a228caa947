import type { ComponentChildren } from 'preact';
import { visible } from '../../text/visible.js';
import type { Links } from '../Links.js';
import type { PageHead } from '../page.js';

/** Nothing from another host, no script or style in the page itself. */
const CONTENT_POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'";

const SECTIONS = [
  ['attack/', 'ATT&CK'],
  ['fields/', 'Fields'],
  ['events/', 'Events'],
  ['sources/', 'Sources'],
  ['diagnostics/', 'Diagnostics'],
  ['about/', 'About'],
] as const;

interface Props {
  readonly head: PageHead;
  readonly links: Links;
  readonly children?: ComponentChildren;
}

/** The frame of every page: head, way around, the page's own content, foot. */
export function Layout({ head, links, children }: Props) {
  const title = visible(head.title);
  return (
    <html lang="en" data-root={links.root === '' ? './' : links.root}>
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={CONTENT_POLICY} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        {head.description === undefined ? null : (
          <meta name="description" content={visible(head.description)} />
        )}
        <title>{head.path === '' ? title : `${title} · Concord`}</title>
        <link rel="icon" href={links.to('assets/icon.svg')} />
        <link rel="stylesheet" href={links.to('assets/site.css')} />
        <link rel="alternate" type="application/json" href="index.json" />
        <script src={links.to('assets/theme.js')} />
        <script type="module" src={links.to('assets/site.js')} />
      </head>
      <body>
        <a class="skip" href="#content">
          Skip to the content
        </a>
        <header class="top">
          <a class="brand" href={links.to('')}>
            Concord
          </a>
          <nav aria-label="Sections">
            <ul>
              {SECTIONS.map(([path, name]) => (
                <li key={path}>
                  <a
                    href={links.to(path)}
                    {...(head.path.startsWith(path) ? { 'aria-current': 'true' as const } : {})}
                  >
                    {name}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <div class="tools" data-tools />
        </header>
        <main id="content" tabIndex={-1}>
          {children}
        </main>
        <footer class="foot">
          <p>
            <a href={links.to('about/')}>What the numbers mean</a>. This page as{' '}
            <a href="index.json">JSON</a>.
          </p>
          <BuiltFrom links={links} />
        </footer>
      </body>
    </html>
  );
}

/** The commits behind the page, where they are known. */
function BuiltFrom({ links }: { readonly links: Links }) {
  if (links.builtFrom.length === 0) return null;
  return (
    <p>
      <a href={links.to('sources/')}>Built from</a> {visible(links.builtFrom.join('; '))}.
    </p>
  );
}
