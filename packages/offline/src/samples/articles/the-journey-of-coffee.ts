/** A sample article, as Markdown in a module so that every bundler and Node load it alike. */
export const markdown = `---
title: Coffee’s journey
topics: coffee
words: journey, history, story, origin, bean, beans, drink, world, cup
credit: Sample article written for ContentHQ Studio
licence: CC0-1.0
language: en
---

Every morning, more than a billion people reach for the seeds of one small African tree.

## Dancing goats

A legend from Ethiopia tells of a goat herder named Kaldi, whose goats danced after eating red berries. Curious, Kaldi tasted the berries himself and could not sleep all night. The story is probably a fairy tale, but its setting is right. Wild coffee still grows in the cool forests of the Ethiopian highlands.

## The wine of Arabia

By the fifteenth century, people in Yemen were roasting coffee beans and brewing a dark drink. Sufi monks drank coffee to stay awake during prayers that lasted until dawn. For two hundred years, nearly all the coffee in trade left through the Yemeni port of Mocha. Merchants guarded their treasure and are said to have boiled the beans so that none could sprout abroad.

## Houses of talk

Coffee houses opened in Mecca, Cairo and Istanbul, and people came for news as much as for the drink. Nervous rulers banned coffee more than once, but customers simply refused to give the drink up. Venetian traders carried the beans to Europe around the year 1600.

## Universities for a penny

London had hundreds of coffee houses by the year 1700. For the price of a penny, any man could sit down, read the papers and join the debate. The insurance market Lloyd's of London began in the coffee house of Edward Lloyd. Coffee kept heads clear in an age when many people drank weak beer for breakfast.

## A plant around the world

Dutch traders smuggled living coffee plants out of Arabia and grew them on the island of Java. In the 1720s, the French officer Gabriel de Clieu carried one seedling across the Atlantic to Martinique. According to de Clieu, the little plant survived a storm and pirates, and lived on his own ration of water. Much of the coffee in the Americas descends from a handful of such plants.

## The bitter side

Sugar and coffee made fortunes, but enslaved people did most of the work. By 1790, half of the coffee in the world came from the plantations of Saint-Domingue, today called Haiti. Enslaved workers rose against their masters there in 1791 and founded a free nation. Brazil then became the giant of coffee, and slavery lasted there until 1888.

## From cherry to cup

A coffee bean is really the seed of a bright red fruit called the coffee cherry. Pickers gather the ripe cherries, and the seeds are washed, dried and sorted. Green coffee beans smell of grass, and only roasting brings out the familiar aroma. In the heat of the roaster, hundreds of new flavours form within a few minutes.

## The world wakes up

Today, millions of small farms around the equator live from coffee. Warmer weather and plant diseases make the work harder every year. The next cup you drink may have crossed mountains, oceans and half a dozen borders. Few journeys in the world end as pleasantly as the journey of coffee.
`
