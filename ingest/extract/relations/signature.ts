import type { MentionDraft, RelationDraft, Segmented } from '../draft.ts'
import { rule } from '../rules.ts'
import { listsOf, type Scene } from './scene.ts'

const DATE = /^(?:（公章）|（盖章）|\s|\d{4}年\d{1,2}月\d{1,2}日|二[〇○零0]\S{2}年\S{1,3}月\S{1,3}日)*$/
const NAMES_WHAT_IT_SENDS = /现将(?<sent>(?:[^。；《]{0,10}《[^。；]{1,200}》[^。；《》]{0,20}?)+)(?:印发|下发)/
const SENDS_ITS_ANNEX = /现(?:予以?)?(?:印发|下发)(?:给)?(?:你们|各|，|。|$)/

/** Who signs the document, and what it sends under its signature (现将《…》印发给你们). */
export function signatures({ document }: Segmented, scenes: Scene[]): RelationDraft[] {
  const signers = signersOf(document.title, scenes)
  const sent = scenes.flatMap((scene) =>
    scene.sentences.flatMap((sentence) => {
      const words = scene.text.slice(sentence.start, sentence.end)
      const named = NAMES_WHAT_IT_SENDS.exec(words)?.groups?.sent
      if (named === undefined && !SENDS_ITS_ANNEX.test(words)) return []
      const end = sentence.end - (/[。；]$/.test(words) ? 1 : 0)
      return scene.mentions
        .filter((one) => one.kind === 'regulation' && one.start >= sentence.start && one.end <= sentence.end)
        .filter((one) => {
          const name = scene.text.slice(one.start, one.end)
          return (
            one.rule.id === 'regulation-title' &&
            (named?.includes(`《${name}》`) || plain(document.title).includes(plain(name)))
          )
        })
        .flatMap((regulation) =>
          signers.map((signer) => issued(regulation, signer, { block: scene.at, start: sentence.start, end })),
        )
    }),
  )
  const own = signers.map((signer) =>
    issued('document', signer, { block: signer.block, start: signer.start, end: signer.end }),
  )
  return [...own, ...sent]
}

/** A title without its brackets, which are printed in both widths. */
const plain = (title: string): string => title.replace(/[（）()\s]/g, '')

/** The agencies that a line of nothing but agencies and a date names, after the body; else those that the title opens with. */
function signersOf(title: string, scenes: Scene[]): MentionDraft[] {
  const lines = scenes.filter((scene) => {
    const rest = scene.mentions.reduce(
      (text, { start, end }) => text.replace(scene.text.slice(start, end), ''),
      scene.text,
    )
    return scene.mentions.length > 0 && scene.mentions.every(({ kind }) => kind === 'agency') && DATE.test(rest)
  })
  const dated = lines.filter((scene) =>
    scenes.slice(scene.at, scene.at + 4).some(({ text }) => /\d{4}年\d{1,2}月\d{1,2}日|二[〇○零0].{2}年/.test(text)),
  )
  const signed = dated.filter(({ at }) => at > 1).flatMap((scene) => scene.mentions)
  if (signed.length > 0) return signed
  const head = scenes.find(
    ({ block }) => block.paragraph.role === 'title' && block.paragraph.text.startsWith(title.slice(0, 6)),
  )
  if (!head) return []
  const first = listsOf(head, ['agency']).find(({ start }) => start === 0)
  return first && /^\s*(?:关于|印发|转发)/.test(head.text.slice(first.end)) ? first.items : []
}

function issued(
  subject: MentionDraft | 'document',
  signer: MentionDraft,
  evidence: RelationDraft['evidence'],
): RelationDraft {
  return {
    subject,
    predicate: 'issued_by',
    object: signer,
    year: null,
    status: 'reported',
    evidence,
    rule: rule('relation-signed'),
    confidence: 0.9,
  }
}
