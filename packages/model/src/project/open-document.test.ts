/** Proves the door: old and new documents, damage, size, and that schema and types are one. */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import type { z } from 'zod'
import { MAX_DOCUMENT_BYTES, openDocument, problemSchema } from '../api/index.ts'
import type { documentShape } from '../api/project-document.ts'
import { applyCommand } from '../edits/edits.ts'
import { ContentHQError } from '../errors.ts'
import { createProject, defaultSettings, PROJECT_VERSION, type ProjectDocument } from './project.ts'
import { usedMedia } from './used-media.ts'
import { climb, steps } from './versions/ladder.ts'

type Draft = { [key: string]: Draft }

const fixture = (version: number): URL => new URL(`./versions/fixtures/v${version}.json`, import.meta.url)
const readFixture = (version: number): unknown => JSON.parse(readFileSync(fixture(version), 'utf8'))
const spoiled = (spoil: (document: Draft) => void): unknown => {
  const document = readFixture(PROJECT_VERSION) as Draft
  spoil(document)
  return document
}
const codeOf = (json: unknown): string => {
  try {
    openDocument(json)
    return 'opened'
  } catch (thrown) {
    return thrown instanceof ContentHQError ? thrown.code : String(thrown)
  }
}

/** Adds what the types say and zod's inference does not: that nothing of it is written to. */
type Frozen<T> = T extends readonly unknown[] | Record<string, unknown> ? { readonly [K in keyof T]: Frozen<T[K]> } : T

describe('the schema of the project document', () => {
  it('is the type, both ways', () => {
    type Parsed = z.infer<typeof documentShape>
    expectTypeOf<Parsed>().toExtend<ProjectDocument>()
    expectTypeOf<ProjectDocument>().toExtend<Frozen<Parsed>>()
    // fields that are optional may be absent, never undefined
    expectTypeOf<Required<Parsed>['scenes'][number]>().toHaveProperty('captionStyle')
    expectTypeOf<keyof Parsed>().toEqualTypeOf<keyof ProjectDocument>()
  })
})

describe('openDocument', () => {
  it('opens a kept document of every version, and one step leads up from each', () => {
    for (let version = 1; version <= PROJECT_VERSION; version++) {
      expect(existsSync(fixture(version)), `fixture of version ${version}`).toBe(true)
      const { document, readOnly, issues } = openDocument(readFixture(version))
      expect(document.version).toBe(PROJECT_VERSION)
      expect(readOnly).toBe(false)
      expect(issues).toEqual([])
      if (version < PROJECT_VERSION) expect(steps[version], `step from ${version}`).toBeTypeOf('function')
    }
    expect(steps[PROJECT_VERSION]).toBeUndefined()
  })

  it('loses nothing of a document of today, and gives it back as a new value', () => {
    const given = readFixture(PROJECT_VERSION)
    const { document } = openDocument(given)
    expect(document).toEqual(given)
    expect(document).not.toBe(given)
    const made = createProject({
      id: 'p1',
      createdAt: '2026-01-01T00:00:00Z',
      title: 'Odd \u0000 \u{1F375} text \u202E',
      input: { kind: 'text', text: '' },
      settings: defaultSettings,
    })
    expect(openDocument(made).document).toEqual(made)
    const overlaid = applyCommand(document, {
      kind: 'add-overlay',
      scene: null,
      overlay: { id: 'o1', kind: 'logo', asset: 'f'.repeat(64), place: { x: 0.1, y: 0.9 }, size: 0.2, opacity: 0.5 },
      assets: [],
    })
    expect(openDocument(overlaid).document).toEqual(overlaid)
    expect(usedMedia(overlaid)).toContain('f'.repeat(64))
    const twice = { ...overlaid, overlays: [...overlaid.overlays!, ...overlaid.overlays!] }
    expect(codeOf(twice)).toBe('document-invalid')
    const edited = applyCommand(document, { kind: 'set-scene', scene: 'scene-1', fields: { captionStyle: null } })
    expect(openDocument(edited).document).toEqual(edited)
  })

  it('climbs the ladder one step at a time', () => {
    const ladder = {
      1: (document: object) => ({ ...document, two: true }),
      2: (document: object) => ({ ...document, three: true }),
    }
    expect(climb({ version: 1, title: 'x' }, 3, ladder)).toEqual({ version: 3, title: 'x', two: true, three: true })
    expect(climb({ version: 3 }, 3, ladder)).toEqual({ version: 3 })
    expect(() => climb({ version: 1 }, 4, ladder)).toThrow(expect.objectContaining({ code: 'document-invalid' }))
  })

  it('shows a newer document read-only, or says so when it cannot', () => {
    const newer = openDocument(spoiled(document => Object.assign(document, { version: 2, novelty: { any: 'thing' } })))
    expect(newer.readOnly).toBe(true)
    expect(newer.issues.map(issue => issue.code)).toEqual(['document-newer'])
    expect(newer.document.title).toBe('The history of tea')
    expect(newer.document).not.toHaveProperty('novelty')
    expect(codeOf({ version: 2, scenes: { a: 'map now' } })).toBe('document-newer')
  })

  it('drops fields it does not know, wherever they are', () => {
    const hostile = JSON.stringify(readFixture(1)).replace(
      '"assets":{',
      '"__proto__":{"polluted":true},"constructor":{"prototype":{}},"extra":1,"assets":{',
    )
    const { document } = openDocument(JSON.parse(hostile))
    expect(document).toEqual(readFixture(1))
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a list', []],
    ['a text', '{"version":1}'],
    ['no version', {}],
    ['version 0', { version: 0 }],
    ['version 1.5', { version: 1.5 }],
    ['version as text', { version: '1' }],
    ['only a version', { version: 1 }],
    ['an id that is a path', spoiled(document => Object.assign(document, { id: '../../etc' }))],
    ['a date that is none', spoiled(document => Object.assign(document, { createdAt: 'yesterday' }))],
    ['a hash that is none', spoiled(document => Object.assign(document.music!.list![0]!, { asset: 'x' }))],
    [
      'an asset under another hash',
      spoiled(document => Object.assign(document.assets!, { ['f'.repeat(64)]: Object.values(document.assets!)[0] })),
    ],
    ['a scene of no length', spoiled(document => Object.assign(document.scenes![0]!.pins!, { lengthFrames: 0 }))],
    ['a scene twice', spoiled(document => Object.assign(document.scenes![1]!, { id: 'scene-1' }))],
    ['an unknown mood', spoiled(document => Object.assign(document.settings!, { mood: 'grim' }))],
    [
      'an endless number',
      JSON.parse(JSON.stringify(readFixture(1)).replace('"targetSeconds":60', '"targetSeconds":1e999')),
    ],
    ['a number that is none', spoiled(document => Object.assign(document.settings!, { targetSeconds: Number.NaN }))],
    [
      'a rate of zero',
      spoiled(document => Object.assign(document.settings!.output!, { frameRate: { num: 30, den: 0 } })),
    ],
    ['a bigint', spoiled(document => Object.assign(document, { title: 1n }))],
  ])('refuses %s as damaged', (_, json) => {
    expect(codeOf(json)).toBe('document-invalid')
  })

  it('refuses circles and depths that no JSON has', () => {
    const circle: { version: number; self?: unknown } = { version: 1 }
    circle.self = circle
    expect(codeOf(circle)).toBe('document-invalid')
    let deep: unknown = 0
    for (let level = 0; level < 200_000; level++) deep = [deep]
    expect(codeOf({ version: 1, deep })).toBe('document-invalid')
    expect(codeOf(JSON.parse(`{"version":1,"scenes":${'['.repeat(100_000)}${']'.repeat(100_000)}}`))).toBe(
      'document-invalid',
    )
  })

  it('measures in bytes of UTF-8, not in letters', () => {
    const overhead = new TextEncoder().encode(
      JSON.stringify(spoiled(document => Object.assign(document.story!, { synopsis: '' }))),
    ).length
    const withSynopsis = (synopsis: string) => spoiled(document => Object.assign(document.story!, { synopsis }))
    expect(codeOf(withSynopsis('x'.repeat(MAX_DOCUMENT_BYTES - overhead)))).toBe('opened')
    expect(codeOf(withSynopsis('x'.repeat(MAX_DOCUMENT_BYTES - overhead + 1)))).toBe('document-too-large')
    expect(codeOf(withSynopsis('\u8336'.repeat(MAX_DOCUMENT_BYTES / 2)))).toBe('document-too-large')
  })
})

describe('usedMedia', () => {
  it('names every file once, also of takes that are not in use', () => {
    expect(usedMedia(openDocument(readFixture(1)).document)).toEqual(
      ['a', 'b', 'c', 'd', 'e'].map(letter => letter.repeat(64)),
    )
  })
})

describe('a problem', () => {
  it("carries the product's codes and no other", () => {
    const problem = {
      type: 'urn:x',
      title: 'x',
      status: 404,
      code: 'project-missing',
      message: 'x',
      remedy: 'x',
      retryable: false,
    }
    expect(problemSchema.safeParse(problem).success).toBe(true)
    expect(problemSchema.safeParse({ ...problem, code: 'made-up' }).success).toBe(false)
  })
})
