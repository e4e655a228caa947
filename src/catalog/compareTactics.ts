/** ATT&CK's own order; what it does not name comes after. */
const ORDER = [
  'Reconnaissance',
  'Resource Development',
  'Initial Access',
  'Execution',
  'Persistence',
  'Privilege Escalation',
  'Defense Evasion',
  'Stealth',
  'Defense Impairment',
  'Credential Access',
  'Discovery',
  'Lateral Movement',
  'Collection',
  'Command and Control',
  'Exfiltration',
  'Impact',
];

/** Sorts names of tactics as ATT&CK does, unknown ones behind them by name. */
export function compareTactics(a: string, b: string): number {
  return place(a) - place(b) || (a < b ? -1 : Number(a > b));
}

function place(name: string): number {
  const index = ORDER.indexOf(name);
  return index === -1 ? ORDER.length : index;
}
