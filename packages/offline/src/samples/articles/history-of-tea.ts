/** A sample article, as Markdown in a module so that every bundler and Node load it alike. */
export const markdown = `---
title: The history of tea
topics: tea
words: history, origin, origins, story, china, chinese, drink, drinking, leaf, leaves, journey, world
credit: Sample article written for ContentHQ Studio
licence: CC0-1.0
language: en
---

How did the leaf of one mountain shrub become the drink of half the world?

## A leaf in hot water

A Chinese legend credits the first cup to Emperor Shen Nong, almost five thousand years ago. In the story, wind blew a few wild leaves into his pot of boiling water. The tea plant is native to the misty hills where China, India and Myanmar meet. People in those hills chewed the leaves and boiled them as medicine long before anyone drank tea for pleasure.

## Monks and poets

By the Tang dynasty, more than a thousand years ago, tea had become the everyday drink of China. The scholar Lu Yu wrote the first great book about tea around the year 760. Buddhist monks valued tea because a warm cup kept them awake through long hours of meditation. Monks returning from China carried tea seeds to Japan and planted them beside their temples.

## The way of tea

In Japan, the simple act of sharing a bowl slowly grew into an art. Powdered green tea was whisked with a bamboo brush in a small, quiet room. The tea master Sen no Rikyu taught that a plain bowl could be as beautiful as gold. The Japanese tea ceremony still follows many of his rules, four centuries later.

## Ships to Europe

Dutch merchants brought the first large cargoes of tea to Europe around 1610. Tea was so expensive at first that wealthy families kept the leaves in a locked box. London coffee houses began to sell tea in the 1650s, and curious customers soon came back for more. Within a century, tea had become the favourite drink of Britain, from palaces to factory floors.

## A tax and a harbour

In 1773, a British tax drove angry colonists in Boston to throw 342 chests of tea into the harbour. The protesters had boarded three ships at night, and a silent crowd watched from the shore. The Boston Tea Party pushed the American colonies one step closer to a war for independence.

## Gardens in the hills

For centuries, almost all the tea in the world came from China alone. Around 1850, the Scottish plant hunter Robert Fortune secretly carried thousands of tea plants out of China. British planters soon covered the hills of Assam, Darjeeling and Ceylon with tea gardens. Hundreds of thousands of workers, often poor and badly treated, picked those leaves by hand.

## Races and inventions

Fast sailing ships called clippers raced each other home from China with the first tea of the season. Around 1908, the New York merchant Thomas Sullivan sent out samples of tea in small silk bags. Puzzled customers dipped the whole bag into hot water, and the tea bag was born.

## The world in a cup

Today, tea is the most popular drink on Earth after water. Green, black, white and oolong tea all come from the leaves of the same plant. Mint tea in Morocco, sweet chai in India and milky tea in Britain share one ancient root. Every cup still begins with a few dry leaves and a little hot water.
`
