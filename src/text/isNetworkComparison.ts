const ADDRESS_FIELD =
  /(?:^|[._-])(?:ip|ips|ipv[46]|addr|address|addresses)$|[a-z](?:Ip|IP|Ips|IPs|Address|Addr)$|_(?:ip|addr|address)$/;
const NETWORK = /^(?:\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2}|(?=[^/]*:)[0-9a-f:.]{2,45}\/\d{1,3})$/i;

/**
 * Whether a comparison of the field with this value asks for membership in a network, as
 * Elasticsearch reads it on a field of addresses. Of the field only the name is known: it has to
 * end like that of an address.
 */
export function isNetworkComparison(field: string, value: string): boolean {
  return NETWORK.test(value) && ADDRESS_FIELD.test(field) && !/cidr/i.test(field);
}
