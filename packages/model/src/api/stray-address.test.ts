/** What has no place in a film's words is found in every disguise; what is only a sentence is not. */
import { expect, test } from 'vitest'
import { strayAddress } from './stray-address.ts'

test('addresses and markup are found, in every disguise', () => {
  for (const text of [
    'See https://evil.example/x',
    'See HTTPS://EVIL.COM',
    'hxxps://evil.com/a',
    'ftp://files.host',
    '//evil.com/a.png',
    'Visit www.evil.com now',
    'visit evil.com',
    'Visit Evil.Com/offer?a=1',
    'evil[.]com',
    'evil(dot)com',
    'ｅｖｉｌ．ｃｏｍ',
    'ev\u00adil\u200b.com',
    'evil。com',
    'bücher.de is open',
    'javascript:alert(1)',
    'data:text/html,hello',
    'mailto:a@b',
    'write to someone@evil.com',
    '10.0.0.1/admin',
    '1.2.3.4:8080',
    '<img src=x>',
    'a <script>b',
    '![picture](x)',
    '[link](evil)',
  ])
    expect(strayAddress({ scenes: [{ narration: 'Tea.', imagePrompt: text }] }), text).toBeDefined()
  expect(strayAddress({ 'https://evil.com': 1 })).toBeDefined()
})

test('sentences are left alone', () => {
  for (const text of [
    'Tea is a drink. It is old.',
    'It ended.In the morning they left.',
    'The U.S. and the U.K. traded 3.5 million tons, i.e. most of it.',
    'Node.js and version 1.2.3 came later; so did St. Petersburg.',
    'At 10:30, two thirds: one, two.',
    'The ratio 3 < 5 and 7 > 2 held.',
    'Data: the figures say otherwise.',
    'A note [1] (see below) said so.',
    'Der Preis stieg um 1.000.000 Mark.',
    '茶は飲み物です。古いものです。',
    'He wrote and/or spoke, 24/7, on 1/2/2026.',
  ])
    expect(strayAddress(text), text).toBeUndefined()
})
