import { VENDORS, type Vendor } from '../model/Rule.js';
import { nearestName } from '../text/nearestName.js';
import { visible } from '../text/visible.js';
import { usageError } from './CliError.js';

/** A vendor by its name, in any case. Throws a usage error for one that there is not. */
export function vendorNamed(name: string): Vendor {
  const wanted = name.trim().toLowerCase();
  const vendor = VENDORS.find((known) => known.toLowerCase() === wanted);
  if (vendor !== undefined) return vendor;
  const near = nearestName(name, VENDORS);
  throw usageError(
    `unknown vendor '${visible(name)}'${near === null ? '' : `; did you mean '${near}'?`}`,
    `Vendors: ${VENDORS.join(', ')}.`,
  );
}
