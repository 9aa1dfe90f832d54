import type { MentionDraft, RelationDraft, Segmented } from '../draft.ts'
import { rule } from '../rules.ts'
import type { Scene } from './scene.ts'

/** 关于修改〈甲条例〉的决定: what the decision amends, in its own title. */
const AMENDS_IN_TITLE = /关于修改[〈《<](?<title>[^〉》>]+)[〉》>]的决定$/
/** Behind the title of a decision, in the head of a law: 《…》第二次修正. */
const AMENDED_BY = /^》(?:（[^（）]*）)?(?:第[一二三四五六七八九十]次)?(?:修正|修订|修改)/

/** Decisions that amend a law: as their title says, and as the head of the amended law says. */
export function amendments({ document }: Segmented, scenes: Scene[]): RelationDraft[] {
  const regulations = scenes.flatMap((scene) => scene.mentions.filter(({ kind }) => kind === 'regulation'))
  const nameOf = ({ block, start, end }: MentionDraft): string => plain(scenes[block]!.text.slice(start, end))
  const own = regulations.find((one) => nameOf(one) === plain(document.title))
  const isNorm = document.kind === 'law' || document.kind === 'regulation'
  return regulations.flatMap((decision) => {
    const scene = scenes[decision.block]!
    const title = AMENDS_IN_TITLE.exec(scene.text.slice(decision.start, decision.end))?.groups?.title
    const named = title && regulations.find((one) => one !== decision && nameOf(one) === plain(title))
    const amended = AMENDED_BY.exec(scene.text.slice(decision.end))
    if (named) return [amends(decision, named, { ...spanOf(decision), end: decision.end + (amended?.[0].length ?? 0) })]
    return own && own !== decision && isNorm && amended
      ? [amends(decision, own, { ...spanOf(decision), end: decision.end + amended[0].length })]
      : []
  })
}

const spanOf = ({ block, start, end }: MentionDraft) => ({ block, start, end })

/** 中华人民共和国 and the marks around titles do not tell laws apart. */
const plain = (title: string): string => title.replace(/^中华人民共和国|[〈〉《》<>\s]/g, '')

const amends = (subject: MentionDraft, object: MentionDraft, evidence: RelationDraft['evidence']): RelationDraft => ({
  subject,
  predicate: 'amends',
  object,
  year: null,
  status: 'reported',
  evidence,
  rule: rule('relation-amends'),
  confidence: 0.85,
})
