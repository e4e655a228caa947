import type { ComponentChildren } from 'preact';
import { number } from '../words.js';

interface Props {
  readonly id: string;
  readonly title: string;
  readonly size?: number;
  /** How to read what follows. */
  readonly guidance?: ComponentChildren;
  readonly children?: ComponentChildren;
}

export function Section({ id, title, size, guidance, children }: Props) {
  return (
    <section id={id}>
      <h2>
        {title}
        {size === undefined ? null : <span class="size">{number(size)}</span>}
      </h2>
      {guidance === undefined ? null : <p class="guide">{guidance}</p>}
      {children}
    </section>
  );
}

/** A table that scrolls sideways by itself where the window is narrow. */
export function Scroll({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ComponentChildren;
}) {
  return (
    <div class="scroll" role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
