/** Opening a catalog, for the fronts, which know of the store only what stands here. */
export { CatalogError, type CatalogFile, openCatalog } from '../store/openCatalog.js';
