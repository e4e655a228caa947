export type Stix = Readonly<Record<string, unknown>>;

/** The text of a bundle with these objects. */
export function bundleText(objects: readonly Stix[]): string {
  return JSON.stringify({ type: 'bundle', id: 'bundle--1', objects });
}

/** A technique as ATT&CK's bundles have it; its STIX id follows from its ATT&CK id. */
export function pattern(id: string, name: string, more: Stix = {}): Stix {
  return {
    type: 'attack-pattern',
    id: `attack-pattern--${id}`,
    name,
    external_references: [
      { source_name: 'elsewhere', external_id: 'X-1' },
      {
        source_name: 'mitre-attack',
        external_id: id,
        url: `https://attack.mitre.org/techniques/${id.replace('.', '/')}`,
      },
    ],
    kill_chain_phases: [{ kill_chain_name: 'mitre-attack', phase_name: 'command-and-control' }],
    x_mitre_domains: ['enterprise-attack'],
    ...more,
  };
}

/** `from` was revoked in favour of `to`. */
export function revokedBy(from: string, to: string): Stix {
  return {
    type: 'relationship',
    relationship_type: 'revoked-by',
    source_ref: `attack-pattern--${from}`,
    target_ref: `attack-pattern--${to}`,
  };
}

export function tactic(phase: string, name: string): Stix {
  return { type: 'x-mitre-tactic', name, x_mitre_shortname: phase };
}
