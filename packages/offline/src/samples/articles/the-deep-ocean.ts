/** A sample article, as Markdown in a module so that every bundler and Node load it alike. */
export const markdown = `---
title: The deep ocean
topics: deep ocean, deep sea, ocean depths
words: life, creatures, animals, mystery, mysteries, world, exploration, exploring, bottom, floor
credit: Sample article written for ContentHQ Studio
licence: CC0-1.0
language: en
---

More people have walked in space than have reached the deepest point of the ocean.

## Where sunlight ends

The ocean covers about seventy percent of our planet, and most of it lies in darkness. Sunlight fades within the first two hundred metres of water. Below one thousand metres, the sea is as black as a sealed cave, all day and all year. Cold, darkness and silence fill the largest living space on Earth.

## The weight of water

With every ten metres of depth, the pressure grows by as much as the weight of the whole atmosphere. At the bottom of the deepest trench, the water presses more than a thousand times harder than the air at the beach. A submarine built for war would be crushed long before reaching the bottom. Deep-sea fish survive because their soft bodies hold hardly any air that could be squeezed.

## Living lights

In the endless night of the deep, animals make their own light. Most creatures of the open deep sea can glow, flash or sparkle. A female anglerfish dangles a glowing lure in front of a mouth full of needle teeth. Other animals throw out clouds of light to blind a hunter, then vanish into the dark.

## Snow from above

No plant can grow without sunlight, so food in the deep must fall from above. A slow drizzle of dead plankton and waste, called marine snow, sinks for weeks before reaching the bottom. Sometimes a dead whale comes to rest on the seafloor, and a single whale can feed a whole community for decades.

## Chimneys on the seafloor

In 1977, scientists near the Galapagos Islands found hot springs more than two kilometres down. Water hot enough to melt lead pours from chimneys of rock called black smokers. Around the chimneys live giant tube worms, pale crabs and clams, in crowds as dense as a rainforest. Bacteria feed this community with chemical energy from inside the Earth, with no help from the Sun.

## To the very bottom

The Challenger Deep, in the western Pacific, lies almost eleven kilometres below the waves. Mount Everest would disappear into that trench with two kilometres of water to spare. In 1960, Jacques Piccard and Don Walsh became the first people to reach the bottom, in a steel ball under a giant float. More than fifty years passed before the film director James Cameron made the dive alone.

## The unknown next door

Only about a quarter of the seafloor has been mapped in detail, and far less has ever been seen. Almost every expedition to the deep comes home with animals that have no name. The surface of the Moon is better mapped than the bottom of our own seas. The greatest wilderness on Earth begins just beyond the beach.
`
