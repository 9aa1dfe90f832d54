import type { Block, MentionDraft } from '../extract/draft.ts'
import { jurisdictionOf } from './local-name.ts'
import { clean, type Naming, type Occurrence } from './naming.ts'
import { bareName, coreOf } from './program-name.ts'

/** Names a document's programmes: a quoted name with and without head noun is one, under the fullest form that it prints. */
export function createProgramNamer(blocks: Block[], drafts: MentionDraft[]) {
  const fullest = new Map<string, { name: string; count: number }[]>()
  for (const draft of drafts) {
    if (draft.kind !== 'program') continue
    const printed = clean(blocks[draft.block]!.paragraph.text.slice(draft.start, draft.end))
    const core = coreOf(printed)
    if (core === null) continue
    const forms = fullest.get(core) ?? []
    const known = forms.find(({ name }) => name === printed)
    if (known) known.count++
    else forms.push({ name: printed, count: 1 })
    fullest.set(core, forms)
  }

  const projects = listedProjects(blocks, drafts)

  return ({ draft, printed: raw, scope }: Occurrence): Naming => {
    const project = projects.get(draft)
    if (project)
      return {
        name: project,
        jurisdiction: null,
        why: { rule: 'head-of-list', reason: `与其后的项目并列，即${project}` },
      }
    const printed = draft.stands ? clean(draft.stands) : raw
    const forms = fullest.get(coreOf(printed) ?? printed)
    const best = forms ? mostPrinted(forms) : printed
    const named = withoutOuterQuotes(best)
    const level =
      /^(?:全(?<whole>[省市县区])|(?<bare>[省市县区])(?=[一二三四五六七八九十第特体文图博妇]|实验|职[业教中]|机关|直属|人民|教[师育]|中医))(?<rest>.+)$/u.exec(
        named,
      )?.groups
    const place = level ? scope.of(level.whole ?? level.bare!) : null
    if (level && place) {
      // A project of 县三中 is the county's; its printed name stays, and no other county's is the same.
      if (level.bare)
        return {
          name: named,
          jurisdiction: jurisdictionOf(place),
          why: { rule: 'quoted-name', reason: `原文写作“${bareName(printed)}”` },
        }
      const reason = `此处“全${level.whole}”指${place.name}`
      return { name: place.name + level.rest, jurisdiction: null, why: { rule: 'level-in-force', reason } }
    }
    const reason = best === raw ? `原文为${raw}，引号不计` : `文中又称${named}`
    return { name: named, jurisdiction: null, why: { rule: 'quoted-name', reason } }
  }
}

const WORKS = /(?:建设|改造|新建|扩建|迁建|重建|扩容|维修|提升|[一二三四]期)$/

/** 枫林小学新建、县三中迁建项目: both are 项目, though only the last says so. */
function listedProjects(blocks: Block[], drafts: MentionDraft[]): Map<MentionDraft, string> {
  const projects = new Map<MentionDraft, string>()
  const programs = drafts.filter(({ kind }) => kind === 'program')
  for (let index = programs.length - 2; index >= 0; index--) {
    const [draft, next] = [programs[index]!, programs[index + 1]!]
    if (draft.block !== next.block) continue
    const { text } = blocks[draft.block]!.paragraph
    const printed = clean(text.slice(draft.start, draft.end))
    const isProject = projects.has(next) || text.slice(next.start, next.end).endsWith('项目')
    if (isProject && WORKS.test(printed) && /^[、和及]$/.test(text.slice(draft.end, next.start)))
      projects.set(draft, `${printed}项目`)
  }
  return projects
}

const mostPrinted = (forms: { name: string; count: number }[]): string =>
  [...forms].sort((a, b) => Number(/”.+/.test(b.name)) - Number(/”.+/.test(a.name)) || b.count - a.count)[0]!.name

const withoutOuterQuotes = (name: string): string => /^“([^“”]*)”$/.exec(name)?.[1] ?? name
