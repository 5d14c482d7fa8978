/** Names the project. */
import type { Edit } from './command.ts'
import { refusal } from './scene-lookup.ts'

export type SetTitle = { readonly kind: 'set-title'; readonly title: string }

export const setTitle: Edit<SetTitle> = {
  kind: 'set-title',
  can: (_document, { title }) =>
    title.length > 300 ? [refusal('title-too-long', 'A title has at most 300 characters.')] : [],
  apply: (document, { title }) => ({ ...document, title }),
  inverse: document => ({ kind: 'set-title', title: document.title }),
}
