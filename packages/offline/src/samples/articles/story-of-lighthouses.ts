/** A sample article, as Markdown in a module so that every bundler and Node load it alike. */
export const markdown = `---
title: The story of lighthouses
topics: lighthouse, lighthouses
words: history, story, origin, sea, coast, light, lights, tower, towers, keeper, keepers, ships
credit: Sample article written for ContentHQ Studio
licence: CC0-1.0
language: en
---

For two thousand years, a single light on the shore has meant the difference between home and shipwreck.

## Fires on the hills

The first lighthouses were nothing more than wood fires burning on a headland. Sailors on a dark sea looked for the glow and steered towards the harbour below it. An open fire was hard work, because rain could drown the flames and wind could burn the wood in an hour.

## The lighthouse of Alexandria

Around 280 BC, the rulers of Egypt finished a tower that amazed the ancient world. The Pharos of Alexandria stood more than 100 metres tall, higher than almost any other building of its time. A fire burned at the top, and polished metal may have thrown its light far out to sea. Earthquakes brought the great tower down in the Middle Ages, after more than a thousand years of service.

## A tower on the rocks

The most dangerous rocks often lie far from land, exactly where a tower is hardest to build. The Eddystone Rocks, off the south coast of England, destroyed ships for centuries. A great storm in 1703 swept away the first Eddystone lighthouse, together with its builder, Henry Winstanley. In 1759, the engineer John Smeaton built a new Eddystone tower, shaped like the trunk of an oak. Smeaton locked the granite blocks together like pieces of a puzzle, and his design was copied for a century.

## A lens for the sea

Early lamps wasted most of their light, because the rays spread out in every direction. In the 1820s, the French physicist Augustin Fresnel found a way to gather those rays into one beam. The Fresnel lens surrounds a lamp with rings of glass prisms that bend the light towards the horizon. With such a lens, one oil lamp could be seen from more than thirty kilometres away.

## The lives of the keepers

Behind every light stood a keeper, who climbed the stairs each evening to light the lamp. Keepers trimmed the wicks, polished the glass and wound the heavy clockwork that turned the lens. On lonely rocks, winter storms could cut a family off from the mainland for weeks. In 1838, Grace Darling, the daughter of a keeper, rowed through a storm with her father to help save nine people. Newspapers soon made Grace Darling one of the most famous people in Britain.

## A language of light

Every lighthouse has its own rhythm of flashes, so that sailors can tell one tower from another. By day, bold stripes and bands of paint do the same job. In thick fog, horns and bells took over when the light could not be seen.

## Lighthouses without keepers

Electric lamps, and later automatic switches, slowly took over the work of human hands. The last keepers in Britain climbed down from their tower at North Foreland in 1998. Ships now find their way by satellite, yet thousands of lighthouses still shine around the world. A satellite signal can fail, but a light on the rocks needs no explanation.
`
