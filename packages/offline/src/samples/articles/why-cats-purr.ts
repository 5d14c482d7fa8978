/** A sample article, as Markdown in a module so that every bundler and Node load it alike. */
export const markdown = `---
title: Why cats purr
topics: cats purr, cat purr, purring, purr
words: why, cat, cats, sound, mean, meaning, happy, pet, pets, kitten, kittens
credit: Sample article written for ContentHQ Studio
licence: CC0-1.0
language: en
---

Why would an animal make the very same sound when happy, hungry and hurt?

## A motor in the throat

A purr begins in the voice box, deep in the throat of a cat. Small muscles in the voice box open and close the vocal folds around twenty-five times a second. Air moving past the folds turns into a low, steady hum. Unlike a meow, a purr goes on while the cat breathes out and while the cat breathes in.

## Still a puzzle

For decades, scientists believed that the brain had to give an order for every single beat of a purr. In 2023, a team in Vienna made cat voice boxes hum at purring pitch with nothing but a stream of air. Pads of soft tissue inside the vocal folds may let the folds swing slowly, like heavy ropes. Both ideas may hold part of the truth, so the humble purr is still being studied.

## A message to the mother

Kittens are born blind and deaf, yet newborn kittens can feel the purr of their mother. The gentle vibration guides the kittens to warmth and milk in their first days. Within a few days of birth, kittens purr back while they drink. A purr tells the mother that all is well, without a cry that could attract an enemy.

## The sound of contentment

Grown cats purr most often when life is good. A warm lap, a slow stroke behind the ears or a familiar voice can start the motor. Many cats also purr at each other while they groom or sleep side by side. For people, the low hum of a purring cat is one of the most calming sounds in a home.

## Purring for breakfast

Cats have also learned that a purr can open a can of food. Researchers in Britain recorded cats at breakfast time and found a special purr for begging. Hidden inside the hungry purr is a high cry, close in pitch to the cry of a human baby. Even people who have never owned a cat hear more urgency in the begging purr.

## Purring through pain

Not every purr means joy, as any animal doctor can tell. Cats also purr when frightened, injured or even close to death. Purring may help a cat to calm down, much as a person hums a tune in the dark. Some scientists think that the vibration itself could help bones and muscles to heal, but nobody has proved it yet.

## Purrs and roars

House cats share the gift of purring with bobcats, lynxes and cheetahs. Lions, tigers, leopards and jaguars roar instead, thanks to a stretchy ligament in the throat. With very few exceptions, a cat that can roar cannot truly purr.

## Listening closely

A purr is best understood together with the rest of the cat. Half-closed eyes and loose paws speak of comfort, while a tense body and flat ears speak of fear. Wherever a cat is purring, somebody is being told something.
`
