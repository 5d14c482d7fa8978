/** A sample article, as Markdown in a module so that every bundler and Node load it alike. */
export const markdown = `---
title: How bees make honey
topics: honey, bees honey, bees make honey
words: bee, bees, make, made, hive, nectar, flowers, beekeeping
credit: Sample article written for ContentHQ Studio
licence: CC0-1.0
language: en
---

A single teaspoon of honey is the life work of about twelve bees.

## A flower makes an offer

Every drop of honey begins as nectar, a sweet juice that flowers make to attract visitors. Nectar is mostly water with a little sugar and the scent of its flower. A bee drinks the nectar with a long tongue and leaves with a dusting of pollen on her fur. Carried to the next blossom, the pollen lets the plant make seeds.

## A second stomach

A honey bee carries nectar in a special pouch called the honey stomach. A full load can weigh almost as much as the bee that carries it. Filling the honey stomach can take visits to a hundred flowers or more. Even on the flight home, juices in the pouch begin to break the sugar of the nectar into simpler parts.

## Dancing directions

A bee who finds a rich field of flowers tells her sisters with a dance. Inside the dark hive, the dancer waggles in a straight line and circles back, again and again. The angle of the waggle points the way compared with the Sun, and its length tells the distance. The Austrian scientist Karl von Frisch decoded the dance and received a Nobel Prize in 1973.

## From mouth to mouth

Back at the hive, the forager passes her load to a younger house bee. House bees pass the nectar from mouth to mouth, mixing in more enzymes each time. Enzymes slowly turn the table sugar of nectar into glucose and fructose, the two main sugars of honey.

## A wind in the hive

Fresh nectar would soon spoil, because up to eighty percent of it is water. Bees spread the nectar in thin drops across the wax cells of the honeycomb. Hundreds of bees then beat their wings and drive a warm wind through the hive. When less than a fifth of the liquid is water, the nectar has become honey.

## Sealed with wax

Bees close each ripe cell with a thin lid of fresh wax. The wax comes from glands on the belly of young workers, in flakes thinner than paper. Six-sided cells hold the most honey with the least wax, as mathematicians have proved. Sealed honey keeps for years, since hardly any germ can live in so much sugar.

## Food for the winter

Honey bees make honey for one reason, to stay alive through the cold months. In winter, the colony huddles around the queen and shivers to keep her warm. A colony may eat more than twenty kilograms of honey before the first flowers open. Good beekeepers take only the extra honey and leave enough in the hive for the bees.

## A very old sweetness

People have gathered honey for at least eight thousand years, as rock paintings in Spain show. For one jar of honey, bees fly a distance equal to a trip around the world. In every golden spoonful lie a whole summer, a thousand flowers and a great deal of dancing.
`
