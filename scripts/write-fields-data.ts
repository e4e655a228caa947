import { writeFileSync } from 'node:fs';
import { fieldsData, fieldsText } from './fieldsData.js';

const data = fieldsData();
writeFileSync(new URL('../data/fields.json', import.meta.url), fieldsText(data));
console.log(`data/fields.json: ${data.concepts.length} concepts`);
