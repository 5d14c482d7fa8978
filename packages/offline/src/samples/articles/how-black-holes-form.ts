/** A sample article, as Markdown in a module so that every bundler and Node load it alike. */
export const markdown = `---
title: How black holes form
topics: black hole, black holes
words: form, formed, formation, forming, birth, born, star, stars, space, gravity, universe, science
credit: Sample article written for ContentHQ Studio
licence: CC0-1.0
language: en
---

Somewhere in our galaxy, a star is dying, and its death may tear a hole in the sky.

## The balance inside a star

A star spends its whole life in a tug of war between gravity and heat. Gravity pulls the gas inward, while nuclear fusion in the core pushes outward. In the core of a young star, hydrogen turns into helium and releases enormous energy. Our own Sun has kept this balance for about 4.6 billion years.

## Running out of fuel

Massive stars burn their fuel far faster than small ones. A star twenty times heavier than the Sun lives only about ten million years. When the hydrogen is gone, the star fuses heavier and heavier elements, from helium all the way to iron. Iron is the end of the road, because fusing iron gives no energy back.

## The collapse

When an iron core grows too heavy, gravity wins, and the core collapses in less than a second. Matter falls inward at nearly a quarter of the speed of light. The outer layers of the star are blasted away in a supernova, an explosion that can outshine a whole galaxy. If the core left behind is more than about three times as heavy as the Sun, no known force can stop the collapse.

## The point of no return

A black hole is a place where gravity is so strong that not even light can escape. The invisible border around a black hole is called the event horizon. Anything that crosses the event horizon can never send a signal back. Squeezing the whole Earth into a black hole would make a ball the size of a marble.

## Giants in the middle

Some black holes are millions or even billions of times heavier than the Sun. Astronomers find such giants at the centre of almost every large galaxy. The giant in the middle of the Milky Way is as heavy as four million Suns. How the first giant black holes grew so quickly is still one of the great puzzles of astronomy.

## Seeing the invisible

A black hole gives off no light, so astronomers look for the trouble around it. Gas spiralling towards a black hole heats up to millions of degrees and glows in X-rays. In 2015, detectors in the United States felt gravitational waves from two black holes that had collided. The signal had travelled through space for more than a billion years.

## A picture of darkness

In 2019, scientists showed the first picture of a black hole to the world. Eight radio observatories, spread across the Earth, had worked together like one giant telescope. The picture shows a ring of glowing gas around a dark shadow in the galaxy M87. Black holes were once only a strange answer to an equation, and now their shadows hang on our walls.
`
