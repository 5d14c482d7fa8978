/** A sample article, as Markdown in a module so that every bundler and Node load it alike. */
export const markdown = `---
title: The first Moon landing
topics: moon landing, apollo 11, landing on the moon, men on the moon, man on the moon
words: first, moon, apollo, 1969, armstrong, aldrin, nasa, space, history, story, landing
credit: Sample article written for ContentHQ Studio
licence: CC0-1.0
language: en
---

In July 1969, more than half a billion people watched two men climb down a ladder.

## A daring promise

In 1961, President John F. Kennedy promised to land a man on the Moon before the decade was over. At that moment, the United States had just fifteen minutes of human spaceflight to its name. The Soviet Union had sent the first satellite and the first human into orbit. About four hundred thousand people went to work to keep the promise.

## The giant rocket

The Saturn V rocket stood 110 metres tall, higher than the Statue of Liberty. Fully fuelled, the rocket weighed almost three thousand tonnes. Apollo 11 lifted off from Florida on 16 July 1969, in front of a million spectators. On board were Neil Armstrong, Buzz Aldrin and Michael Collins.

## Three days to the Moon

The astronauts crossed nearly four hundred thousand kilometres of empty space in about three days. In orbit around the Moon, Armstrong and Aldrin moved into the lander, named Eagle. Michael Collins stayed behind in the mother ship, and nobody on Earth was farther from company.

## Alarms in the cockpit

During the descent, the computer of the lander began to flash alarms that neither astronaut knew. Engineers in Houston judged within seconds that the computer was only overloaded and that the landing could go on. Neil Armstrong saw that the lander was heading for a crater full of boulders. Armstrong took control by hand and flew on to smoother ground. When the lander touched down, less than a minute of fuel was left in the tanks.

## One small step

On 20 July 1969, Neil Armstrong became the first human to set foot on another world. Armstrong called it one small step for man and one giant leap for mankind. Buzz Aldrin followed a few minutes later and described the view as magnificent desolation. For about two and a half hours, the two astronauts walked, filmed and worked in the grey dust.

## Stones and footprints

The astronauts collected more than twenty kilograms of rock and soil from the Moon. A mirror that Apollo 11 left behind still reflects laser beams from Earth today. Thanks to that mirror, scientists know that the Moon drifts away by almost four centimetres a year. With no wind or rain on the Moon, the footprints of 1969 may last for millions of years.

## The way home

A single engine had to lift the lander off the Moon, and no rescue was possible. The engine fired perfectly, and the three astronauts were soon together again. On 24 July, their capsule splashed down in the Pacific Ocean. The crew spent almost three weeks in quarantine, in case of germs from the Moon.

## What remains

Between 1969 and 1972, twelve people walked on the Moon and came home safely. The small computers of Apollo helped to push a young industry of microchips forward. The flight also gave people a new picture of their blue and fragile home. The first Moon landing still shows what a promise with a date can do.
`
