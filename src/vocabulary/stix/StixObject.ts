/** An object of a bundle, as JSON gives it: nothing is known of its properties. */
export type StixObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is StixObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A property that is a text with something in it; null otherwise. */
export function textAt(object: StixObject, name: string): string | null {
  const value = object[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** The objects of a property that is a list. */
export function objectsAt(object: StixObject, name: string): readonly StixObject[] {
  const value = object[name];
  return Array.isArray(value) ? value.filter(isObject) : [];
}
