/** A sample article, as Markdown in a module so that every bundler and Node load it alike. */
export const markdown = `---
title: Why we sleep
topics: sleep, we sleep, sleeping
words: why, need, people, humans, brain, dream, dreams, science, night
credit: Sample article written for ContentHQ Studio
licence: CC0-1.0
language: en
---

You will spend about a third of your life asleep, and science still cannot fully say why.

## A dangerous habit

A sleeping animal cannot eat, look for a partner or watch for enemies. Yet every animal with a brain that has been carefully studied seems to need some form of sleep. Dolphins sleep with one half of the brain at a time, so that they can keep coming up for air. A habit this risky must be worth a great deal.

## The clock inside

Deep in the brain, a cluster of cells smaller than a grain of rice keeps the time of day. Light from the eyes sets this inner clock every morning. In the evening, the brain releases melatonin, a hormone that tells the body that night has come. Bright screens late at night can push the clock back and make sleep harder to find.

## Pressure to sleep

From the moment of waking, a chemical called adenosine builds up in the brain. More adenosine means a stronger wish to sleep, and only sleep clears the chemical away. Coffee works by blocking adenosine for a few hours, without removing any of it.

## A night in waves

Sleep comes in cycles of about ninety minutes, four or five times a night. Deep sleep rules the first hours, with slow, strong waves rolling across the brain. Later in the night comes more REM sleep, when the eyes dart about and the most vivid dreams appear. During REM sleep, the muscles of the body are switched off, so that dreams stay in bed.

## Filing the day

The sleeping brain is busy sorting the memories of the day. Scientists have watched brain cells of sleeping rats replay the path through a maze, like a film at high speed. Students who sleep after learning remember more than students who stay awake. A short nap in the afternoon can sharpen memory too.

## Washing the brain

Brain cells make waste while they work, just as an engine makes exhaust. Studies on mice suggest that fluid washes through the sleeping brain and carries waste away. Researchers are still debating how much cleaning happens in people at night.

## Repairing the body

The body uses the long hours of the night for repairs. Growth hormone flows mostly during deep sleep, helping children to grow and muscles to heal. People who sleep too little catch colds more easily and feel hungrier the next day.

## When sleep is missing

After seventeen hours without sleep, a driver reacts as badly as a person who has been drinking. In 1964, the American student Randy Gardner stayed awake for eleven days as an experiment. By the end, the young student could hardly finish a simple sum.

## Good nights

Most adults need between seven and nine hours of sleep, and teenagers need even more. A dark, cool room and a regular bedtime help more than any pill. Sleep is not time stolen from life, but the night shift that makes the day possible.
`
