/** What can be read, for the fronts, which know of collections and languages only what is here. */
export { FORMATS, type Format } from '../collections/Collection.js';
export { COLLECTIONS } from '../collections/registry.js';
