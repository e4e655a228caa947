import type { LanguageName } from '../model/Rule.js';
import type { Language } from './Language.js';
import { readSigma } from './sigma/readSigma.js';

/** Every language that can be read. A new language is one folder and one line here. */
export const READERS: Readonly<Partial<Record<LanguageName, Language>>> = {
  sigma: { name: 'sigma', read: readSigma },
};
