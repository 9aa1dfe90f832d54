import { addTo, grouped } from '../../graph/grouped.ts'
import type { MentionDraft } from '../extract/draft.ts'
import type { Trace } from '../extract/trace.ts'
import { abbreviates, type Naming } from './naming.ts'

/** The name without its place. */
const bare = ({ name, jurisdiction }: Naming): string => (jurisdiction ? name.replace(jurisdiction.name, '') : name)

/**
 * Gives abbreviations the full name: 县人社局 is the 人力资源和社会保障局 that the document prints. Only within one kind
 * and one jurisdiction, only when a single full name fits, and never through another abbreviation.
 */
export function abbreviatedNames(namings: Map<MentionDraft, Naming>, trace?: Trace): Map<MentionDraft, Naming> {
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
  const byEnds = new Map([...fullNames].map(([group, names]) => [group, namesByEnds([...names.values()])]))
  const byBare = namesByBare(fullNames)
  const result = new Map<MentionDraft, Naming>()
  const known = new Map<string, Naming[]>()
  for (const [draft, naming] of namings) {
    const group = groupOf(draft, naming)
    // What the user's lexicon names needs no other name.
    const isSettled = naming.isLocal || naming.why?.rule === 'lexicon-user'
    const names = isSettled ? undefined : byEnds.get(group)
    const key = `${group} ${naming.name}`
    if (names && !known.has(key)) {
      const fullest = fullestOf(naming, names)
      const placed = fullest.length === 1 ? [] : placedNames(naming, draft.kind, byBare)
      known.set(key, placed.length === 1 ? placed : fullest.length > 0 ? fullest : placed)
    }
    const fits = names ? known.get(key)!.map((full) => abbreviated(naming, full)) : []
    const full = fits.length === 1 ? fits[0]! : null
    result.set(draft, full ?? naming)
    if (trace && fits.length > 0) tell(trace, draft, naming, fits)
  }
  return result
}

function abbreviated({ why }: Naming, full: Naming): Naming {
  return { ...full, why: why && { rule: 'abbreviation', reason: `文中另有全称“${full.name}”` } }
}

function tell(trace: Trace, draft: MentionDraft, naming: Naming, fits: Naming[]): void {
  const isSettled = fits.length === 1
  if (isSettled) trace.name(draft, naming, 'fuller-name')
  for (const full of fits) trace.name(draft, full, isSettled ? null : 'several-fit')
}

/** Names without their places, by kind and name, in the order in which they were printed. */
function namesByBare(fullNames: Map<string, Map<string, Naming>>): Map<string, Naming[]> {
  const byBare = new Map<string, Naming[]>()
  for (const [group, names] of fullNames) {
    const [kind] = group.split(' ')
    for (const naming of names.values()) addTo(byBare, `${kind} ${bare(naming)}`, naming)
  }
  return byBare
}

/** What a name without a place can be: those of its kind that the document prints or places elsewhere. */
function placedNames(naming: Naming, kind: string, byBare: Map<string, Naming[]>): Naming[] {
  if (naming.jurisdiction && naming.name.startsWith(naming.jurisdiction.name)) return []
  return (byBare.get(`${kind} ${naming.name}`) ?? []).filter((other) => other.name !== naming.name)
}

type ByEnds = (short: string) => Naming[]

/** Names that a short one can abbreviate by its first and last character: all of them for 附小. */
function namesByEnds(names: Naming[]): ByEnds {
  const byEnds = grouped(names, (naming) => endsOf(bare(naming)))
  return (short) => (ATTACHED.test(short) ? names : (byEnds.get(endsOf(short)) ?? []))
}

const endsOf = (name: string): string => `${name[0]}${name.at(-1)}`

/** The names that `naming` abbreviates, following each chain to its end. */
function fullestOf(naming: Naming, names: ByEnds): Naming[] {
  const fits = names(bare(naming)).filter(
    (other) => other.name !== naming.name && fitsAbbreviation(bare(naming), bare(other)),
  )
  return fits.filter((other) => !fits.some((more) => more !== other && fitsAbbreviation(bare(other), bare(more))))
}

const ATTACHED = /^附([小中幼])$/

/** 附小 is the 师范附属小学 of its county; all else abbreviates from its first character to its last. */
function fitsAbbreviation(short: string, full: string): boolean {
  const attached = ATTACHED.exec(short)
  if (attached) return new RegExp(`附属.{0,2}(?:${attached[1] === '幼' ? '幼儿园' : `${attached[1]}学`})$`).test(full)
  return abbreviates(short, full)
}
