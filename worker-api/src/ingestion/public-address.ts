/**
 * Owns which IP addresses belong to the open internet. Everything that is not plainly public is refused: an address
 * range that is made later is private until somebody looks at it. Does not know names.
 */
import ipaddr from 'ipaddr.js'

/** Documentation (RFC 9637), which the library does not know yet. */
const documentation: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('3fff::'), 20]
/** The only addresses handed out on the open internet (IANA IPv6 global unicast). */
const globalUnicast: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3]

/**
 * Whether an address in its usual form is one of the open internet: no loopback, private, link-local, shared (RFC 6598),
 * multicast, reserved or documentation address, and none that wraps an IPv4 address (mapped, NAT64, 6to4, Teredo).
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false
  const address = ipaddr.parse(text)
  if (address.range() !== 'unicast') return false
  if (address instanceof ipaddr.IPv6) return address.match(globalUnicast) && !address.match(documentation)
  return true
}
