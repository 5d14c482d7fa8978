/** Owns addresses that must not be refused: real sites, many of whose names look like something private. */

/** Names that begin like a private range or a hexadecimal number, hold a forbidden word, or are just usual. */
const hosts =
  // begin like unique local and link-local addresses
  (
    'fda.gov www.fda.gov fdic.gov fd.nl fcbarcelona.com fcbayern.com fc2.com fcc.gov fca.org.uk fcdallas.com fca.gov fchampalimaud.org ' +
    'fe.up.pt fed.us fedex.com feb.de fec.gov fema.gov ffmpeg.org ff.com fff.fr ' +
    // hexadecimal words and numbers
    'abc.net.au bbc.co.uk dead.net beef.org cafe.com facade.com decade.org added.com ace.aaa.com face.edu ada.gov bad.com bed.de ' +
    'dad.info c0ffee.com deadbeef.com 0x.org 0xcert.org 0x00sec.org 1e100.net 1e9.com ' +
    // begin with numbers, of private ranges too
    '10.com 10best.com 10news.com 100.com 100daysofcode.com 1000.com 127.com 127-0.com 169.com 172.com 192.com 192-168-1-1.org ' +
    '163.com 126.com 360.cn 123rf.com 0.com 00.com 007.com 1and1.com 2gis.ru 37signals.com 4chan.org 500px.com 538.com ' +
    '7-eleven.com 8x8.com 9gag.com 9to5mac.com 10-0-0-1.com 1.fm 3.com ' +
    // hold a word that private networks use
    'localguides.com local.com localhostdomain.com localtoday.org internal.com internalmedicine.org intranet.com home.com ' +
    'homedepot.com lan.com landsend.com corp.com corporate.com private.com onion.com theonion.com testing.com test.com ' +
    'example.com example.org docker.com kubernetes.io cluster.com arpa.com alt.com mylocal.net thelocal.se ' +
    'localhost.com home.cern local.gov.uk metadata.google ' +
    // long, deep, with underscores and hyphens
    'a.b.c.d.e.f.example.com my-very-long-name-of-a-site-that-goes-on.example.org dmarc_reports.example.com ' +
    'xn--mnchen-3ya.de xn--e1afmkfd.xn--p1ai xn--wgv71a119e.jp ' +
    // the usual
    'en.wikipedia.org de.wikipedia.org ar.wikipedia.org www.nytimes.com www.theguardian.com www.lemonde.fr www.spiegel.de ' +
    'elpais.com www.asahi.com www.aljazeera.net www.reuters.com apnews.com www.nature.com arxiv.org github.com ' +
    'gist.github.com stackoverflow.com medium.com dev.to substack.com www.youtube.com youtu.be vimeo.com news.ycombinator.com ' +
    'www.reddit.com old.reddit.com bsky.app mastodon.social www.gov.uk europa.eu www.who.int www.nasa.gov www.un.org ' +
    'ocw.mit.edu www.ox.ac.uk web.archive.org docs.python.org developer.mozilla.org www.w3.org www.rfc-editor.org ' +
    'blog.cloudflare.com one.one.one.one dns.google.com feeds.bbci.co.uk rss.nytimes.com podcasts.apple.com anchor.fm ' +
    'www.britannica.com www.economist.com www.lrb.co.uk aeon.co www.quantamagazine.org www.bundestag.de lwn.net ' +
    'www.gutenberg.org www.loc.gov www.europeana.eu openlibrary.org www.smithsonianmag.com www.bl.uk'
  ).split(' ')

const odd: readonly string[] = [
  'https://münchen.de/',
  'https://пример.рф/',
  'https://日本語.jp/',
  'https://straße.de/',
  'https://ⓔⓧⓐⓜⓟⓛⓔ.ⓒⓞⓜ/',
  'https://EN.Wikipedia.ORG/wiki/Tea',
  'https://en.wikipedia.org./wiki/Tea',
  'https://example.com:443/',
  'http://example.com:80/',
  'https://example.com/?url=http://127.0.0.1/',
  'https://example.com/#@127.0.0.1',
  'https://example.com/@localhost',
  'https://example.com/10.0.0.1/index.html',
  'https://example.com/a%20b?c=%3A%2F%2Flocalhost#d',
  'https://web.archive.org/web/2020/http://localhost/',
  '  https://example.com/spaces-around  ',
  'HTTPS://example.com/loud',
  'https:example.com/short',
  'http://1.1.1.1/',
  'https://8.8.8.8/',
  'https://93.184.215.14/',
  'http://172.15.255.255/',
  'http://172.32.0.1/',
  'http://100.63.255.255/',
  'http://100.128.0.1/',
  'http://11.0.0.1/',
  'http://126.255.255.255/',
  'http://128.0.0.1/',
  'http://169.253.255.255/',
  'http://169.255.0.1/',
  'http://192.167.255.255/',
  'http://192.169.0.1/',
  'http://198.17.255.255/',
  'http://198.20.0.1/',
  'http://223.255.255.254/',
  'https://[2606:4700:4700::1111]/',
  'https://[2a00:1450:4001:82a::200e]/',
]

/** At least 200. */
export const goodUrls = (): readonly string[] => [...hosts.map(host => `https://${host}/`), ...odd]

/** Addresses as public names have them: one to three, of both families, at the edges of private ranges too. */
const places = (
  '93.184.215.14 104.16.132.229 151.101.1.69 172.15.9.1 172.32.8.1 192.167.1.1 100.128.7.7 11.1.1.1 223.1.1.1 2606:4700::6810:84e5 ' +
  '2a04:4e42::645 2001:4860:4802:32::15 2620:0:862:ed1a::1 2400:cb00::1'
).split(' ')

/** What the recorded resolver says of a name that is no trap. */
export function publicAddressesOf(name: string): readonly string[] {
  let seed = 0
  for (const letter of name) seed = (seed * 31 + letter.charCodeAt(0)) % 9973
  return Array.from({ length: 1 + (seed % 3) }, (_, at) => places[(seed + at * 5) % places.length]!)
}
