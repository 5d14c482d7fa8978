/** Owns the page that shows the gallery: a summary, and for each film a row of frames with what is said, drawn and scored. */
import { complaints, type FilmScores } from './film-scores.ts'
import { rubric } from './relevance.ts'

export type SheetFilm = {
  readonly name: string
  readonly title: string
  readonly source: string
  readonly target: number
  readonly scenes: readonly { readonly title: string; readonly narration: string; readonly frame?: string }[]
  readonly scores?: FilmScores
  /** Why there is no film, or what a told story does wrong. */
  readonly problems: readonly string[]
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, sign => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

const STYLE = `body{font:15px/1.45 system-ui,sans-serif;margin:2rem;color:#1d2230;background:#f6f6f8}
h2{margin:2.2rem 0 .2rem}.facts,small{color:#555d70}.bad{color:#a4262c}.good{color:#1d7a3e}
table{border-collapse:collapse;background:#fff}td,th{padding:.25rem .7rem;border-bottom:1px solid #e3e5ea;text-align:right}
td:first-child,th:first-child,td:last-child,th:last-child{text-align:left}
ol{display:grid;grid-template-columns:repeat(auto-fill,minmax(230px,1fr));gap:14px;padding:0;list-style:none}
li{background:#fff;border-radius:10px;padding:10px;box-shadow:0 1px 3px #0002}img{width:100%;border-radius:6px;display:block}
li b{display:block;margin:.5rem 0 .2rem}li p{margin:0 0 .4rem}`

/** All that a film does wrong, as sentences. */
export const faultsOf = ({ problems, scores, target }: SheetFilm): readonly string[] => [
  ...problems,
  ...(scores ? complaints(scores, target) : []),
]

const cells = (film: SheetFilm): readonly string[] => {
  const { scores, target } = film
  if (!scores) return ['', '', '', '', '', '', '']
  const { relevance, rate, seconds, alike, text, loudness, truePeak } = scores
  return [
    relevance.toFixed(2),
    String(alike.distance),
    rate > 0 ? rate.toFixed(0) : 'silent',
    `${seconds.toFixed(1)} / ${target}`,
    `${loudness.toFixed(1)} / ${truePeak.toFixed(1)}`,
    `${text.busy.toFixed(1)}`,
    `${text.contrast.toFixed(1)}`,
  ]
}

/** What holds over all films together. */
export function totals(films: readonly SheetFilm[]): string {
  const verdicts = films.flatMap(({ scores }) => scores?.verdicts ?? [])
  const mean = verdicts.reduce((sum, { points }) => sum + points, 0) / Math.max(1, verdicts.length)
  const dangling = films.reduce((sum, { scores }) => sum + (scores?.story.dangling.length ?? 0), 0)
  const sound = films.filter(film => faultsOf(film).length === 0).length
  const counts = ([3, 2, 1, 0] as const).map(
    points => `${verdicts.filter(verdict => verdict.points === points).length} × ${points}`,
  )
  return [
    `${sound} of ${films.length} films as promised`,
    ...(verdicts.length > 0
      ? [`relevance ${mean.toFixed(2)} over ${verdicts.length} scenes (${counts.join(', ')})`]
      : []),
    `${dangling} scenes open without their noun`,
  ].join(' · ')
}

function summary(films: readonly SheetFilm[]): string {
  const heads = ['film', 'relevance', 'dHash', 'words/min', 'seconds', 'LUFS / dBTP', 'ground', 'contrast', '']
  const rows = films.map(film => {
    const faults = faultsOf(film)
    const mark =
      faults.length > 0 ? `<td class="bad">${faults.map(escaped).join('<br>')}` : '<td class="good">as promised'
    const name = `<td><a href="#${escaped(film.name)}">${escaped(film.name)}</a></td>`
    return `<tr>${name}${cells(film)
      .map(cell => `<td>${cell}</td>`)
      .join('')}${mark}</td></tr>`
  })
  return `<table><tr>${heads.map(head => `<th>${head}</th>`).join('')}</tr>${rows.join('\n')}</table>`
}

function filmPart(film: SheetFilm): string {
  const { name, title, source, scenes, scores } = film
  const faults = faultsOf(film)
  const items = scenes.map(({ title: scene, narration, frame }, index) => {
    const verdict = scores?.verdicts[index]
    const mark = verdict
      ? `<small class="${verdict.points === 0 ? 'bad' : ''}">${verdict.points} · ${escaped(verdict.reason)}</small>`
      : ''
    const image = frame ? `<img src="${frame}" alt="">` : ''
    return `<li>${image}<b>${index + 1}. ${escaped(scene)}</b><p>${escaped(narration)}</p>${mark}</li>`
  })
  const verdict = faults.length > 0 ? faults.map(escaped).join('<br>') : 'as promised'
  return `<h2 id="${escaped(name)}">${escaped(title)}</h2><div class="facts">${escaped(name)} · ${escaped(source)}</div>
<div class="${faults.length > 0 ? 'bad' : 'good'}">${verdict}</div><ol>${items.join('')}</ol>`
}

/** One self-contained page. `passed`: files that hold too little to be told. */
export const contactSheet = (films: readonly SheetFilm[], passed: readonly string[] = []): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Gallery</title><style>${STYLE}</style><h1>Gallery: ${films.length} films</h1>
<p>${escaped(totals(films))}</p>${summary(films)}
<h2>How relevance is judged</h2><p>${rubric.map(escaped).join('<br>')}</p>
${passed.length > 0 ? `<p class="facts">Too little to tell: ${passed.map(escaped).join(', ')}</p>` : ''}
${films.map(filmPart).join('\n')}</html>\n`
