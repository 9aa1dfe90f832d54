import type { MentionDraft } from '../extract/draft.ts'
import { abbreviates, type Naming } from './naming.ts'

/** The name without its place. */
const bare = ({ name, jurisdiction }: Naming): string => (jurisdiction ? name.replace(jurisdiction.name, '') : name)

/**
 * Gives abbreviations the full name: 县人社局 is the 人力资源和社会保障局 that the document prints. Only within one kind
 * and one jurisdiction, only when a single full name fits, and never through another abbreviation.
 */
export function abbreviatedNames(namings: Map<MentionDraft, Naming>): Map<MentionDraft, Naming> {
  const fullNames = new Map<string, Map<string, Naming>>()
  const groupOf = (draft: MentionDraft, { jurisdiction }: Naming): string =>
    `${draft.kind} ${jurisdiction?.code ?? jurisdiction?.name ?? ''}`
  for (const [draft, naming] of namings) {
    if ((draft.kind !== 'agency' && draft.kind !== 'school') || naming.isLocal) continue
    const group = groupOf(draft, naming)
    const names = fullNames.get(group) ?? new Map<string, Naming>()
    names.set(naming.name, naming)
    fullNames.set(group, names)
  }
  const result = new Map<MentionDraft, Naming>()
  const known = new Map<string, Naming | null>()
  for (const [draft, naming] of namings) {
    const group = groupOf(draft, naming)
    const names = naming.isLocal ? undefined : fullNames.get(group)
    const key = `${group} ${naming.name}`
    if (names && !known.has(key)) {
      known.set(key, fullestOf(naming, [...names.values()]) ?? placedName(naming, draft.kind, fullNames))
    }
    const full = names ? known.get(key)! : null
    const reason = full ? `文中另有全称“${full.name}”` : ''
    result.set(draft, full ? { ...full, why: naming.why && { rule: 'abbreviation', reason } } : naming)
  }
  return result
}

/** A name without a place is that of the only one of its kind that the document prints or places elsewhere. */
function placedName(naming: Naming, kind: string, fullNames: Map<string, Map<string, Naming>>): Naming | null {
  if (naming.jurisdiction && naming.name.startsWith(naming.jurisdiction.name)) return null
  const fits = [...fullNames].flatMap(([group, names]) =>
    group.startsWith(`${kind} `)
      ? [...names.values()].filter((other) => other.name !== naming.name && bare(other) === naming.name)
      : [],
  )
  return fits.length === 1 ? fits[0]! : null
}

/** The one name that `naming` abbreviates, following the chain to its end; `null` when none or several fit. */
function fullestOf(naming: Naming, names: Naming[]): Naming | null {
  const fits = names.filter((other) => other.name !== naming.name && fitsAbbreviation(bare(naming), bare(other)))
  const longest = fits.filter(
    (other) => !fits.some((more) => more !== other && fitsAbbreviation(bare(other), bare(more))),
  )
  return longest.length === 1 ? longest[0]! : null
}

/** 附小 is the 师范附属小学 of its county; all else abbreviates from its first character to its last. */
function fitsAbbreviation(short: string, full: string): boolean {
  const attached = /^附([小中幼])$/.exec(short)
  if (attached) return new RegExp(`附属.{0,2}(?:${attached[1] === '幼' ? '幼儿园' : `${attached[1]}学`})$`).test(full)
  return abbreviates(short, full)
}
