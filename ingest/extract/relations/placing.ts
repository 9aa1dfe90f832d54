import type { MentionDraft, RelationDraft } from '../draft.ts'
import { rule } from '../rules.ts'
import type { Scene } from './scene.ts'

/** 湖光区：…明湖高级中学…: schools by name in the sentence that a place and a colon open, and 地址：浙江省杭州市. */
export function placed(scenes: Scene[]): RelationDraft[] {
  return [...scenes.flatMap((scene) => [...underPlace(scene), ...atAddress(scene)]), ...inCells(scenes)]
}

/** 体育美育浸润行动计划入选名单: what a list is of, in a line of its own or in the title. */
const LIST_OF = /^(?:入选|试点|项目|创建)?(?:学校|单位)?(?:推荐|入选)?名单/

/** Schools of a list that a programme's name heads: one a row, the first where rows are numbered. */
export function listed(scenes: Scene[]): RelationDraft[] {
  const found: RelationDraft[] = []
  let program: MentionDraft | null = null
  let isNumbered = false
  let isOpen = true
  for (const scene of scenes) {
    const head = scene.mentions.findLast(({ kind, end }) => kind === 'program' && LIST_OF.test(scene.text.slice(end)))
    if (head && scene.text.length <= MOST_IN_HEADING) [program, isNumbered, isOpen] = [head, false, true]
    if (/^\d{1,3}$/.test(scene.text)) [isNumbered, isOpen] = [true, true]
    if (!program || !isOpen || !isCellOf(scene, 'school')) continue
    if (isNumbered) isOpen = false
    for (const school of scene.mentions) {
      const { at: block } = scene
      const evidence = { block, start: school.start, end: school.end }
      found.push({
        ...located(scene, school, program, evidence),
        predicate: 'participates_in',
        rule: rule('relation-participates'),
      })
    }
  }
  return found
}

const MOST_IN_HEADING = 60

/** How many cells may stand between the place of a row and its schools (a count, a number). */
const FARTHEST_CELL = 3

/** A table by place that lost its frame: a cell that is a place, and the schools in the cells behind it. */
function inCells(scenes: Scene[]): RelationDraft[] {
  return scenes.flatMap((scene, at) => {
    const schools = scene.mentions.filter(({ kind }) => kind === 'school')
    if (schools.length === 0 || !isCellOf(scene, 'school')) return []
    const above = scenes.slice(Math.max(0, at - FARTHEST_CELL), at).reverse()
    const row = above.find((one) => isCellOf(one, 'place'))
    if (!row || above.slice(0, above.indexOf(row)).some(({ text }) => text.length > MOST_IN_CELL)) return []
    // Of a row with several cells of schools the first says where it is; the others name whom it helps.
    if (above.slice(0, above.indexOf(row)).some((one) => isCellOf(one, 'school'))) return []
    return schools.map((school) => located(scene, school, row.mentions[0]!, school))
  })
}

const MOST_IN_CELL = 6

/** Whether a paragraph is nothing but names of one kind. */
const isCellOf = ({ text, mentions }: Scene, kind: 'school' | 'place'): boolean =>
  mentions.length > 0 &&
  mentions.every((one) => one.kind === kind) &&
  /^[\s　、，,]*$/.test(mentions.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text))

function underPlace(scene: Scene): RelationDraft[] {
  const [place] = scene.mentions
  if (place?.kind !== 'place' || !/^\s*$/.test(scene.text.slice(0, place.start))) return []
  if (!/^[：:]/.test(scene.text.slice(place.end))) return []
  const sentence = scene.sentences.find(({ end }) => place.start < end)!
  return scene.mentions
    .filter(({ kind, rule: { id }, end }) => kind === 'school' && id === 'school-named' && end <= sentence.end)
    .map((school) => located(scene, school, place, { start: place.start, end: school.end }))
}

function atAddress(scene: Scene): RelationDraft[] {
  const address = scene.text.search(/地址[：:]/)
  if (address < 0) return []
  const body = scene.mentions.findLast(({ kind, end }) => (kind === 'agency' || kind === 'school') && end === address)
  if (!body) return []
  const clause = scene.clauses.find(({ start }) => start > address)
  return scene.mentions
    .filter(({ kind, start, end }) => kind === 'place' && clause && start >= clause.start && end <= clause.end)
    .map((place) => located(scene, body, place, { start: body.start, end: place.end }))
}

const located = (
  { at }: Scene,
  subject: MentionDraft,
  object: MentionDraft,
  { start, end }: { start: number; end: number },
): RelationDraft => ({
  subject,
  predicate: 'located_in',
  object,
  year: null,
  status: 'reported',
  evidence: { block: at, start, end },
  rule: rule('relation-located'),
  confidence: 0.8,
})
