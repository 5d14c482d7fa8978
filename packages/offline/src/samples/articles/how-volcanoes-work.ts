/** A sample article, as Markdown in a module so that every bundler and Node load it alike. */
export const markdown = `---
title: How volcanoes work
topics: volcano, volcanoes, volcanos, eruption, eruptions
words: work, works, form, erupt, lava, magma, mountain, mountains, fire, earth, science
credit: Sample article written for ContentHQ Studio
licence: CC0-1.0
language: en
---

Under our feet, at this very moment, rock is melting.

## Heat from below

The centre of the Earth is about as hot as the surface of the Sun. Much of that heat is left over from the birth of the planet, more than four billion years ago. Slow decay of natural radioactive elements keeps the furnace warm. Between the thin crust and the metal core lies the mantle, a layer of hot rock that creeps like very stiff toffee.

## Where rock melts

Most of the mantle is solid, because enormous pressure keeps the hot rock from melting. Rock melts where pressure drops, where extra heat rises, or where water is dragged down from the sea. Melted rock below the ground is called magma. Magma is lighter than the solid rock around it, so magma slowly pushes upward.

## Plates on the move

The crust of the Earth is broken into huge plates that drift a few centimetres a year. Most volcanoes stand where two plates meet or pull apart. Around the Pacific Ocean, sinking plates feed a chain of volcanoes called the Ring of Fire. Hawaii is different, because a plume of hot rock burns through the middle of a plate like a candle.

## Shaking the bottle

Magma holds gas, in the same way that a closed bottle of soda holds bubbles. Near the surface, the pressure falls and the gas rushes out. Runny magma lets the gas escape easily, and lava flows down the slope in glowing rivers. Sticky magma traps the gas until the mountain explodes.

## Fire and ash

Lava can be hotter than eleven hundred degrees Celsius, yet most people can walk away from it. Far more dangerous are pyroclastic flows, clouds of hot gas and ash that race downhill faster than a car. In the year 79, a burning cloud from Mount Vesuvius buried the Roman towns of Pompeii and Herculaneum. Ash preserved streets, bread and paintings for almost seventeen centuries.

## Eruptions that changed the weather

The largest eruptions can cool the whole planet. In 1815, Mount Tambora in Indonesia threw so much ash and sulphur into the sky that sunlight dimmed. The following year became known as the year without a summer. In 1816, snow fell in June in New England, and harvests failed across Europe.

## Reading the warnings

Volcanoes usually give warnings before they erupt. Small earthquakes, swelling ground and a change in gases tell scientists that magma is rising. In 1991, warnings at Mount Pinatubo in the Philippines let tens of thousands of people escape in time.

## Destroyer and builder

Volcanoes destroy, but volcanoes also build. Whole islands, among them Iceland and Hawaii, were raised from the sea by lava. Volcanic soil is so rich that farmers return to the slopes after every eruption. The air we breathe and the water we drink came partly from ancient volcanoes.
`
