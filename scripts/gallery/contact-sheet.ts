/** Owns the page that shows the gallery: a row of frames a film with what is said and drawn, and its scores. */
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
h2{margin:2.2rem 0 .2rem}.facts{color:#555d70}.bad{color:#a4262c}.good{color:#1d7a3e}
ol{display:grid;grid-template-columns:repeat(auto-fill,minmax(230px,1fr));gap:14px;padding:0;list-style:none}
li{background:#fff;border-radius:10px;padding:10px;box-shadow:0 1px 3px #0002}img{width:100%;border-radius:6px;display:block}
li b{display:block;margin:.5rem 0 .2rem}li p{margin:0 0 .4rem}small{color:#555d70}`

function facts({ relevance, rate, seconds, alike, loudness, truePeak, story }: FilmScores): string {
  return [
    `relevance ${relevance.toFixed(2)}`,
    `most alike ${alike}`,
    rate > 0 ? `${rate.toFixed(0)} words/min` : 'no voice',
    `${seconds.toFixed(1)} s`,
    `${story.words} words`,
    `${loudness.toFixed(1)} LUFS`,
    `${truePeak.toFixed(1)} dBTP`,
  ].join(' · ')
}

function filmPart({ name, title, source, target, scenes, scores, problems }: SheetFilm): string {
  const wrong = [...problems, ...(scores ? complaints(scores, target) : [])]
  const cells = scenes.map(({ title: scene, narration, frame }, index) => {
    const verdict = scores?.verdicts[index]
    const mark = verdict
      ? `<small class="${verdict.points === 0 ? 'bad' : ''}">${verdict.points} · ${escaped(verdict.reason)}</small>`
      : ''
    return `<li>${frame ? `<img src="${frame}" alt="">` : ''}<b>${escaped(scene)}</b><p>${escaped(narration)}</p>${mark}</li>`
  })
  return `<h2>${escaped(title)}</h2><div class="facts">${escaped(name)} · ${escaped(source)}${scores ? ` · ${facts(scores)}` : ''}</div>
<div class="${wrong.length > 0 ? 'bad' : 'good'}">${wrong.length > 0 ? wrong.map(escaped).join('<br>') : 'as promised'}</div><ol>${cells.join('')}</ol>`
}

/** One self-contained page. */
export const contactSheet = (films: readonly SheetFilm[]): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Gallery</title><style>${STYLE}</style><h1>Gallery: ${films.length} films</h1>
<p>${rubric.map(escaped).join('<br>')}</p>${films.map(filmPart).join('\n')}</html>\n`
