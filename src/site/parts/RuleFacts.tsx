import type { ComponentChildren } from 'preact';
import type { RuleDetail } from '../../catalog/rule.js';
import { visible } from '../../text/visible.js';
import type { Links } from '../Links.js';
import { WebLink } from './WebLink.js';

interface Props {
  readonly rule: RuleDetail;
  readonly links: Links;
  readonly understood: string;
}

/** What the publisher says of a rule, and what the catalog makes of it. */
export function RuleFacts({ rule, links, understood }: Props) {
  const inNoCount = rule.status === 'deprecated' || rule.status === 'unsupported';
  const status = rule.status === null ? null : visible(rule.status);
  return (
    <dl class="facts">
      <Fact name="Id" values={rule.id === rule.key ? [] : text(rule.id)} />
      <Fact name="File" values={text(rule.key)} />
      <Fact name="Link" values={rule.link === null ? [] : [<WebLink key="l" url={rule.link} />]} />
      <Fact name="Level" values={text(rule.level)} />
      <Fact
        name="Status"
        values={status === null ? [] : [inNoCount ? `${status} (in no count)` : status]}
      />
      <Fact name="Language" values={[`${rule.language} (${rule.vendor})`]} />
      <Fact name="Type" values={text(rule.type)} />
      <Fact name="Author" values={text(rule.author)} />
      <Fact name="Date" values={text(rule.date)} />
      <Fact name="Changed" values={rule.modified === rule.date ? [] : text(rule.modified)} />
      <Fact name="Techniques" values={techniques(rule, links)} />
      <Fact name="Events" values={events(rule, links)} />
      <Fact name="Builds on" values={rule.refersTo.map(visible)} />
      <Fact
        name="References"
        values={rule.references.map((url) => <WebLink key={url} url={url} />)}
      />
      <Fact name="False positives" values={rule.falsePositives.map(visible)} />
      <Fact name="Understood" values={[understood]} />
    </dl>
  );
}

function text(value: string | null): readonly string[] {
  return value === null || value === '' ? [] : [visible(value)];
}

function Fact({ name, values }: { name: string; values: readonly ComponentChildren[] }) {
  if (values.length === 0) return null;
  return (
    <>
      <dt>{name}</dt>
      {values.map((value, index) => (
        <dd key={index}>{value}</dd>
      ))}
    </>
  );
}

function techniques({ techniques: own }: RuleDetail, links: Links) {
  return own.map(({ id, name, tagged }) => {
    const href = links.technique(id);
    const label = `${id} ${visible(name ?? '')}`.trim();
    const from = tagged === id ? '' : ` (tagged ${visible(tagged)}, which ${id} has replaced)`;
    return (
      <>
        {href === null ? label : <a href={href}>{label}</a>}
        {from}
      </>
    );
  });
}

function events({ events: own }: RuleDetail, links: Links) {
  return own.map(({ id, title, explicit }) => {
    const href = links.event(id);
    const how = explicit > 0 ? 'by its id' : 'by log source';
    return (
      <>
        {href === null ? visible(id) : <a href={href}>{visible(id)}</a>}{' '}
        {`${visible(title ?? '')} (${how})`.trim()}
      </>
    );
  });
}
