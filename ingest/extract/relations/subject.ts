import type { EntityKind } from '../../../graph/model.ts'
import type { Stretch } from '../reading.ts'
import { type List, listsOf, type Scene } from './scene.ts'

/** Between a subject and its verb: adverbs, modal verbs, a form of address, a count; nothing that starts another phrase. */
const GAP = /^(?:等[^，。；的]{0,12})?[^，。；：的在对由向把]{0,16}$/
/** Before a name that is no subject: who confers it, with whom, where. */
const NO_SUBJECT = /(?:被|经|联合|会同|同|与|和|在|于|赴|到|对|向|从|为|把|给|据|按|让|使|以|依托|根据|的|将|紧扣|报)$/
/** What a clause may open with before its subject. */
const OPENING =
  /^(?:[\s\d一二三四五六七八九十、.．（）()◆●—-]{0,6})?(?:目前|同时|其中|今年|去年|会上|近年来|近日|日前|[\d年月日上下半春秋季学期起初底末以来至今]{0,14})?$/
/** A person may stand behind a post and a school, not behind other matter. */
const POST_BEFORE = /^[^在和与对向，。；：]{0,16}$/
/** 湖光经开区入选: the zone acts, not the division. */
const OF_A_ZONE = /^\p{Script=Han}{0,4}?(?:经开区|开发区|高新区|园区|新区|新城|示范区)/u
const SOME = /(?<!等)(?<!\d)\d+(?:余|多)?[名人位](?:教师|学生|同学)?(?:先后|均|分别)?(?:被.{0,12})?$/
const FARTHEST_CLAUSES = 5
const OWN = /(?:^|[，。；：！？])(?:全[县市区省校]|我[县市区省们局])/

/** Who does what a verb at `verb` says: printed before it in its clause, or the subject of an earlier clause of the sentence. */
export function subjectsOf(
  scene: Scene,
  verb: number,
  kinds: readonly EntityKind[],
  gap: RegExp = GAP,
): List | undefined {
  const clause = scene.clauses.findLast(({ start }) => start <= verb) ?? scene.clauses[0]!
  // 该校15人被评为…: some of them, not the school.
  if (SOME.test(scene.text.slice(clause.start, verb))) return undefined
  const lists = listsOf(scene, kinds).filter((list) => list.end <= verb)
  // A list of people with their schools may have begun before a comma.
  const own = lists.filter(({ items }) => items.at(-1)!.start >= clause.start).sort((a, b) => b.end - a.end)
  for (const list of own) {
    const before = scene.text.slice(clause.start, Math.max(clause.start, list.start))
    if (!gap.test(withoutBodies(scene, list.end, verb))) return undefined
    if (list.kind === 'place' && OF_A_ZONE.test(scene.text.slice(list.end))) return undefined
    if (gap !== GAP) return withPartners(scene.text, list, lists)
    if (!NO_SUBJECT.test(before)) return list
  }
  if (gap !== GAP || OWN.test(scene.text.slice(clause.start, verb))) return undefined
  const isPassive = /被|经/.test(scene.text.slice(clause.start, verb))
  if ((own.length > 0 && !isPassive) || (!isPassive && bringsSubject(scene, clause.start, verb))) return undefined
  return inherited(scene, clause, lists)
}

/** Whether a noun before the verb can be the subject: 古城遗址入选 is not about who an earlier clause named. */
const bringsSubject = ({ block }: Scene, start: number, verb: number): boolean =>
  block.tokens.some((token) => token.start >= start && token.end <= verb && /^n(?!g)/.test(token.tag))

/** 市教育局会同市财政局制定: with the one that acts together with them. */
function withPartners(text: string, list: List, lists: List[]): List {
  const partner = lists.find(
    ({ kind, end }) => kind === list.kind && /^(?:会同|联合|商)$/.test(text.slice(end, list.start)),
  )
  return partner ? { ...list, items: [...partner.items, ...list.items], start: partner.start } : list
}

/** The subjects printed right behind `at`, a count or a role between. */
export function subjectsBehind(scene: Scene, at: number, kinds: readonly EntityKind[]): List | undefined {
  return listsOf(scene, kinds, true).find(
    ({ start }) => start >= at && /^[“‘]?(?:[^，。；、的]{0,3})$/.test(scene.text.slice(at, start)),
  )
}

/** The text between two offsets without the agencies in it: 会同县财政局 is no hindrance. */
function withoutBodies({ text, mentions }: Scene, start: number, end: number): string {
  let words = ''
  let at = start
  for (const { kind, start: from, end: to } of mentions) {
    if (from < at || to > end || kind !== 'agency') continue
    words += text.slice(at, from)
    at = to
  }
  return (words + text.slice(at, end)).replace(/[“”]/g, '')
}

function inherited(scene: Scene, clause: Stretch, lists: List[]): List | undefined {
  const sentence = scene.sentences.find(({ end }) => clause.start < end)!
  const earlier = scene.clauses.filter(({ start }) => start >= sentence.start && start < clause.start).reverse()
  for (const { start, end } of earlier.slice(0, FARTHEST_CLAUSES)) {
    if (OWN.test(scene.text.slice(start, end))) return undefined
    const first = lists.find((list) => list.start >= start && list.end <= end)
    if (!first) continue
    const before = scene.text.slice(start, first.start)
    const after = scene.text.slice(first.end, end)
    if (first.kind === 'place') {
      if (before.endsWith('在') && /^[，,]$/.test(after)) return first
      continue
    }
    if (/^(?:的|：|、|[^，。]{0,12}(?:领导|指导|支持|关心)下|副?[校园局院]长)/.test(after)) continue
    if (/^(?:等[^，。]{0,8})?(?:配合|参与|协助)/.test(after)) return undefined
    if (OPENING.test(before) || (first.kind === 'person' && POST_BEFORE.test(before))) return first
  }
  return undefined
}
