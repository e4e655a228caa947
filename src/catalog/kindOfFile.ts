export { kindOfFile } from '../store/kindOfFile.js';
