/** A sample article, as Markdown in a module so that every bundler and Node load it alike. */
export const markdown = `---
title: The invention of printing
topics: printing, invention of printing, printing press, gutenberg
words: history, invention, story, press, book, books, origin, printed
credit: Sample article written for ContentHQ Studio
licence: CC0-1.0
language: en
---

Before printing, a single book could cost as much as a small farm.

## Books by hand

In medieval Europe, every book was copied by hand, letter by letter, on the skins of animals. One Bible could keep a trained scribe busy for more than a year. Copying mistakes crept in with every new version, and whole libraries held only a few hundred volumes. Most people lived and died without ever owning a book.

## Blocks and paper from China

Printing itself was born in China, many centuries before Gutenberg. Chinese craftsmen carved whole pages into blocks of wood, brushed them with ink and pressed paper on top. The Diamond Sutra, a Buddhist scroll printed in 868, is the oldest printed book that bears a date. Around 1040, the inventor Bi Sheng made movable type from baked clay. Korean printers cast letters in metal and used them for a book in 1377.

## A goldsmith in Mainz

Around 1450, a goldsmith named Johannes Gutenberg brought several ideas together in the German city of Mainz. Gutenberg cast small metal letters in a mould, so that every letter was exactly like its twin. Thick, oily ink stuck to the metal far better than the watery ink of scribes. A wooden press, much like the presses of wine makers, squeezed the ink onto paper with even force.

## The famous Bible

By 1455, the workshop in Mainz had printed about 180 copies of the Bible. Each copy of the Gutenberg Bible held almost thirteen hundred pages, with 42 lines in most columns. Johannes Gutenberg himself grew no richer, because a court gave much of his workshop to a lender named Johann Fust. Fewer than fifty copies of the Gutenberg Bible have survived, and each one is worth millions.

## Presses across Europe

Printers carried the new art along the trade roads of Europe at astonishing speed. By 1500, presses stood in more than two hundred cities from Portugal to Poland. In only fifty years, European printers made millions of books, far more than scribes could ever have copied. Prices fell, and students could own what only monasteries had owned before.

## Books that changed minds

Cheap print gave new ideas wings, and rulers soon noticed the danger. The writings of Martin Luther raced through Germany in 1517 and helped to split the Church in two. Scientists printed their drawings and tables, so that a discovery in Poland could be checked in Italy. Spelling, maps and calendars slowly became the same for everyone.

## Faster and faster

For 350 years, the printing press hardly changed at all. In 1814, the Times of London was printed on a press driven by steam, at more than a thousand sheets an hour. Newspapers became cheap enough for workers, and reading became a skill for everyone.

## The page goes on

Words now travel as light on a screen, and anyone can publish to the world in seconds. The promise of the printing press is still the same after more than five centuries. A thought, once copied often enough, can no longer be lost.
`
