/** Owns the addresses that nobody may ask for: private ranges × spellings × schemes, ports, user names, names that lead there. */

/** First, last and well-known addresses of every IPv4 range that is not the open internet (IANA special-purpose registry). */
export const privateAddresses: readonly string[] = (
  '0.0.0.0 0.1.2.3 0.255.255.255 10.0.0.1 10.1.2.3 10.255.255.254 100.64.0.1 100.100.100.200 100.127.255.254 ' +
  '127.0.0.1 127.0.1.3 127.255.255.254 169.254.0.1 169.254.169.254 169.254.170.2 172.16.0.1 172.20.10.1 ' +
  '172.31.255.254 192.0.0.1 192.0.0.192 192.0.2.1 192.88.99.1 192.168.0.1 192.168.1.1 192.168.255.254 198.18.0.1 ' +
  '198.19.255.254 198.51.100.7 203.0.113.9 224.0.0.1 239.255.255.250 240.0.0.1 250.1.2.3 255.255.255.255'
).split(' ')

/** The same of IPv6: loopback, unspecified, link- and site-local, unique local, multicast, discard, documentation, …. */
export const privateAddresses6: readonly string[] = (
  '::1 :: fe80::1 fe80::a9fe:a9fe febf::1 fec0::1 feff::1 fc00::1 fd00::1 fd00:ec2::254 fdff:ffff::1 ff02::1 ff0e::1 ' +
  '100::1 2001:db8::1 3fff::1 5f00::1 2001::1 2001:2::1 2001:10::1 64:ff9b:1::7f00:1 4000::1 ::7f00:1 0:0:0:0:0:0:0:1'
).split(' ')

const bytesOf = (address: string): readonly [number, number, number, number] =>
  address.split('.').map(Number) as unknown as readonly [number, number, number, number]

const hex = (number: number, width = 1): string => number.toString(16).padStart(width, '0')
const octal = (number: number): string => `0${number.toString(8)}`
const inWide = (text: string): string => text.replace(/\d/g, digit => String.fromCodePoint(0xff10 + Number(digit)))
const inCircles = (text: string): string =>
  text.replace(/\d/g, digit => (digit === '0' ? '\u24ea' : String.fromCodePoint(0x245f + Number(digit))))
const inMathematics = (text: string): string =>
  text.replace(/\d/g, digit => String.fromCodePoint(0x1d7ce + Number(digit)))
const percent = (text: string): string => text.replace(/./g, letter => `%${hex(letter.charCodeAt(0), 2)}`)

/** Every way to write an IPv4 address as a host that some parser understands. */
export function spellings(address: string): readonly string[] {
  const [a, b, c, d] = bytesOf(address)
  const number = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0
  const high = hex(a * 256 + b)
  const low = hex(c * 256 + d)
  return [
    address,
    `${address}.`,
    `${number}`,
    `0x${hex(number, 8)}`,
    `0X${hex(number, 8).toUpperCase()}`,
    `0${number.toString(8)}`,
    [a, b, c, d].map(octal).join('.'),
    [a, b, c, d].map(part => `0x${hex(part)}`).join('.'),
    `0x${hex(a)}.${octal(b)}.${c}.${d}`,
    `${a}.${(b << 16) | (c << 8) | d}`,
    `${a}.${b}.${(c << 8) | d}`,
    `00${octal(a)}.${b}.${c}.${d}`,
    percent(address),
    inWide(address),
    inCircles(address),
    inMathematics(address),
    address.replaceAll('.', '\u3002'),
    address.replaceAll('.', '\uff61'),
    address.replace('.', '\u00ad.'),
    `[::ffff:${address}]`,
    `[::ffff:${high}:${low}]`,
    `[0:0:0:0:0:FFFF:${high}:${low}]`,
    `[::ffff:0:${address}]`,
    `[::${address}]`,
    `[64:ff9b::${address}]`,
    `[64:ff9b:1::${high}:${low}]`,
    `[2002:${high}:${low}::1]`,
    `[2001:0:${high}:${low}::1]`,
    `[fe80::5efe:${high}:${low}]`,
  ]
}

const full = (address: string): string => {
  const [head = '', tail] = address.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => '0')
  return [...left, ...zeros, ...right].map(part => part.padStart(4, '0')).join(':')
}

const privateNames = (
  'localhost LOCALHOST localhost. localhost.localdomain ip6-localhost ip6-loopback api.localhost a.b.localhost printer.local ' +
  'router.lan nas.home gateway.home.arpa metadata.google.internal instance-data.ec2.internal wiki.corp db.private ' +
  'intranet intranet.internal redirect-server kubernetes.default.svc db.svc.cluster host.docker gateway.docker.internal ' +
  'hidden.onion a.test b.invalid c.example 1.0.0.127.in-addr.arpa ⓛⓞⓒⓐⓛⓗⓞⓢⓣ ｌｏｃａｌｈｏｓｔ loc%61lhost 127.0.0.1! host_only'
).split(' ')

const schemes = (
  'ftp sftp tftp file gopher dict ldap ldaps netdoc jar telnet ssh smb ws wss data javascript blob view-source chrome about ' +
  'mailto imap pop3 redis mysql'
).split(' ')

const ports = (
  '1 7 21 22 23 25 53 69 110 111 135 139 143 161 389 445 465 514 587 631 873 993 995 1025 1433 1521 2049 2181 2375 2379 ' +
  '3000 3306 3389 4444 5000 5432 5601 5900 5984 6000 6379 6443 8000 8008 8080 8086 8443 8500 8888 9000 9092 9200 9300 ' +
  '10250 11211 15672 27017 50070 61616 65535'
).split(' ')

export type Forbidden = { readonly url: string; readonly why: string }

/** The host under which a name that leads to `address` is asked for. */
export const nameFor = (address: string, how: 'only' | 'also'): string =>
  `${how}-${address.replaceAll('.', '-').replaceAll(':', 'x')}.rebinding.net`

/** What the names above stand for; undefined for every other name. */
export function rebound(name: string): readonly string[] | undefined {
  const found = /^(only|also)-(.+)\.rebinding\.net$/.exec(name)
  if (!found) return undefined
  const address = found[2]!.includes('x') ? found[2]!.replaceAll('x', ':') : found[2]!.replaceAll('-', '.')
  return found[1] === 'only' ? [address] : ['93.184.215.14', address, '2606:2800:21f:cb07:6820:80da:af6b:8b2c']
}

/** At least 2,000 addresses, each with the reason why nobody may ask for it. */
export function forbiddenUrls(): readonly Forbidden[] {
  const all: Forbidden[] = []
  const add = (why: string, ...urls: readonly string[]): void => {
    for (const url of urls) all.push({ url, why })
  }
  for (const address of privateAddresses)
    for (const host of spellings(address)) add('range', `http://${host}/`, `https://${host}/latest/meta-data`)
  for (const address of privateAddresses6)
    for (const host of new Set([address, full(address), full(address).toUpperCase()]))
      add('range', `http://[${host}]/`, `https://[${host}]:443/a?b`)
  for (const name of privateNames) add('name', `http://${name}/`, `https://${name}:443/admin`)
  for (const address of [...privateAddresses, ...privateAddresses6])
    add('resolved', `https://${nameFor(address, 'only')}/`, `http://${nameFor(address, 'also')}./x`)
  for (const scheme of schemes) add('scheme', `${scheme}://www.wikipedia.org/`, `${scheme}:www.wikipedia.org`)
  for (const port of ports) add('port', `http://www.wikipedia.org:${port}/`, `https://93.184.215.14:${port}/`)
  for (const user of ['a', 'a:b', ':b', 'www.wikipedia.org', 'www.wikipedia.org%2f', '127.0.0.1:80'])
    add('userinfo', `https://${user}@www.wikipedia.org/`, `http://${user}@127.0.0.1/`, `http://${user}@[::1]/`)
  for (const address of privateAddresses)
    add(
      'confusion',
      `http://${address}:80\\@www.wikipedia.org/`,
      `http://${address}#@www.wikipedia.org/`,
      `http://${address}?@www.wikipedia.org/`,
      `http://www.wikipedia.org@${address}/`,
      `http:\t//${address}/`,
      `http:/\\${address}/`,
      `http:${address}`,
    )
  return all
}
