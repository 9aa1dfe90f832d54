import type { MentionDraft, RelationDraft } from '../draft.ts'
import { readingAt, type Stretch } from '../reading.ts'
import { rule } from '../rules.ts'
import { CARRIED } from './deed-patterns.ts'
import { listsOf, type Scene } from './scene.ts'

const LABEL =
  /(?<lead>牵头(?:单位|部门|处室|责任单位))|(?<responsible>责任(?:单位|部门|处室|主体)|承办(?:单位|部门|处室)|主办(?:单位|部门)|负责(?:单位|部门|处室))|(?<other>配合(?:单位|部门)|协办单位|参与单位|支持单位|完成时限|时间)/g
const TEAM = /(?:联席会议|领导小组|工作专班|指挥部|委员会)$/
const AS_LEAD = /^(?:等[^，。；]{0,6})?(?:为|任|作为|担任)牵头(?:单位|部门)/
const HOSTS = /^(?:等[^，。；]{0,6})?(?<verb>主办|承办|协办|负责|组织实施|牵头)(?<rest>[^，。；]*)$/
const CLOSING_BRACKET = /[（〔【][^（）〔〕【】]*(?:牵头|负责|落实)[^（）〔〕【】]*[）〕】]。?$/
const DUTY_VERB =
  /^(?:等[^，。；、]{0,8})?(?:[、，]各[^，。；]{0,20})?(?:按照?职责分工|按职责|分别|共同|具体|会同有关部门)?(?:牵头|负责|组织实施|落实)/
/** How many paragraphs a list of offices may stand below the task it belongs to. */
const FARTHEST_TASK = 3

/** Offices named behind a task: 责任单位 in its closing bracket or in a line below it, 为牵头单位, and hosts of an event. */
export function duties(scenes: Scene[], carried: RelationDraft[]): RelationDraft[] {
  const tasks = carried.filter(({ predicate }) => predicate === 'carries_out')
  return scenes.flatMap((scene) => [
    ...labelled(scenes, scene, tasks),
    ...bracketed(scenes, scene, tasks),
    ...asLeads(scene),
    ...ledBy(scene, tasks),
    ...hosts(scene),
  ])
}

function labelled(scenes: Scene[], scene: Scene, tasks: RelationDraft[]): RelationDraft[] {
  const labels = Array.from(scene.text.matchAll(LABEL), ({ index, 0: words, groups }) => ({
    start: index,
    end: index + words.length,
    kind: groups!.lead ? ('leads' as const) : groups!.responsible ? ('responsible_for' as const) : undefined,
  })).filter(({ end }) => /^[：:]/.test(scene.text.slice(end)))
  let item = { start: 0, end: 0 }
  let closed = 0
  return labels.flatMap(({ start, end, kind }, i) => {
    if (/[^\s。；;，,、（()）〔〕【】]/.test(scene.text.slice(closed, start)) || i === 0)
      item = { start: closed, end: start }
    const stop = closingOf(scene.text, end, labels[i + 1]?.start ?? scene.text.length)
    closed = stop
    if (!kind) return []
    const bodies = scene.mentions.filter((one) => one.kind === 'agency' && one.start >= end && one.end <= stop)
    return tasksBefore(scenes, scene, item, tasks).flatMap((task) =>
      bodies.map((body) => duty({ scene, predicate: kind, body, label: start }, task)),
    )
  })
}

/** （省教育厅牵头，省财政厅、省发展改革委按职责分工负责）: offices with their verbs in the bracket that closes a task. */
function bracketed(scenes: Scene[], scene: Scene, tasks: RelationDraft[]): RelationDraft[] {
  const bracket = CLOSING_BRACKET.exec(scene.text)
  if (!bracket) return []
  return listsOf(scene, ['agency']).flatMap((list) => {
    if (list.start < bracket.index) return []
    const verb = DUTY_VERB.exec(scene.text.slice(list.end))
    if (!verb) return []
    const predicate = verb[0].includes('牵头') ? 'leads' : 'responsible_for'
    return tasksBefore(scenes, scene, { start: 0, end: bracket.index }, tasks).flatMap((task) =>
      list.items.map((body) => duty({ scene, predicate, body, label: bracket.index }, task)),
    )
  })
}

/** Where the offices behind a label end: at the bracket that closes around it, a semicolon, or the next label. */
function closingOf(text: string, from: number, next: number): number {
  const mark = text.slice(from, next).search(/[；;。）)〕】\n]/)
  return mark < 0 ? next : from + mark
}

/** What an office is named for, by whomever it is carried out. */
type Task = Pick<RelationDraft, 'object' | 'year' | 'status' | 'evidence'>

/**
 * The programmes carried out in the item that a label closes: in its own paragraph behind the label before (`item`), else
 * in the task above it. Who acts does not matter here: 各校须完成 says no `carries_out`, but names the task.
 */
function tasksBefore(scenes: Scene[], scene: Scene, item: Stretch, tasks: RelationDraft[]): Task[] {
  const own = tasks.filter(
    ({ evidence }) => evidence.block === scene.at && evidence.start >= item.start && evidence.end <= item.end,
  )
  if (own.length > 0) return own
  if (/[^\s（(〔【]/.test(scene.text.slice(0, item.end))) return lastSentence(scene, item)
  for (let at = scene.at - 1; at >= Math.max(0, scene.at - FARTHEST_TASK); at--) {
    const above = tasks.filter(({ evidence }) => evidence.block === at)
    const isLabel = new RegExp(`^(?:${LABEL.source})[：:]`).test(scenes[at]!.text)
    if (above.length > 0 || !isLabel) return above
  }
  return []
}

/** The programmes that a verb governs in the last sentence of an item. */
function lastSentence(scene: Scene, item: Stretch): Task[] {
  const words = scene.text.slice(0, item.end).replace(/[\s（(〔【]+$/, '').length
  const sentence = scene.sentences.find(({ end }) => words <= end)!
  return listsOf(scene, ['program']).flatMap((list) => {
    if (list.start < Math.max(item.start, sentence.start) || list.end > item.end) return []
    const clause = scene.clauses.find(({ end }) => list.start < end)!
    const verb = CARRIED.exec(scene.text.slice(clause.start, list.start))
    if (!verb) return []
    const evidence = { block: scene.at, start: clause.start + verb.index, end: list.end }
    return list.items.map((object) => ({ object, ...readingAt(scene.block, object.start), evidence }))
  })
}

/** An office behind a label. */
type Labelled = { scene: Scene; predicate: 'leads' | 'responsible_for'; body: MentionDraft; label: number }

function duty({ scene, predicate, body, label }: Labelled, { object, year, status, evidence }: Task): RelationDraft {
  const isHere = evidence.block === scene.at
  return {
    subject: body,
    predicate,
    object,
    year,
    status,
    evidence: { block: scene.at, start: isHere ? evidence.start : label, end: body.end },
    rule: rule(predicate === 'leads' ? 'relation-leads' : 'relation-responsible'),
    confidence: isHere ? 0.85 : 0.7,
  }
}

/** 省教育厅、省财政厅为牵头单位: of the team that the sentence is about. */
function asLeads(scene: Scene): RelationDraft[] {
  return listsOf(scene, ['agency']).flatMap((list) => {
    const sentence = scene.sentences.find(({ end }) => list.start < end)!
    const said = AS_LEAD.exec(scene.text.slice(list.end, sentence.end))
    const team = scene.mentions.find(
      (one) =>
        one.kind === 'agency' &&
        one.start >= sentence.start &&
        one.end <= list.start &&
        TEAM.test(scene.text.slice(one.start, one.end)),
    )
    if (!said || !team) return []
    const words = { start: team.start, end: list.end + said[0].length }
    return list.items.map((subject) => claim(scene, { subject, object: team }, 'leads', words))
  })
}

/** 启动“…”行动，由县教师发展中心牵头: the programme that the sentence carries out. */
function ledBy(scene: Scene, tasks: RelationDraft[]): RelationDraft[] {
  return listsOf(scene, ['agency']).flatMap((list) => {
    const sentence = scene.sentences.find(({ end }) => list.start < end)!
    const said = /^(?:等[^，。；]{0,6})?(?:牵头|具体负责|负责(?:实施|落实)|组织实施)(?=[，。；]|$|组织|会同)/.exec(
      scene.text.slice(list.end, sentence.end),
    )
    if (!said || !scene.text.slice(sentence.start, list.start).endsWith('由')) return []
    const above = tasks.filter(({ evidence }) => evidence.block === scene.at && evidence.end <= list.start)
    const own = above.filter(({ evidence }) => evidence.start >= sentence.start)
    const below = tasks.find(
      ({ evidence }) => evidence.block === scene.at && evidence.start >= list.end && evidence.end <= sentence.end,
    )
    const task = own.at(-1) ?? below ?? (above.length === 1 ? above[0] : undefined)
    if (!task) return []
    const words = {
      start: Math.min(task.evidence.start, list.start),
      end: Math.max(task.evidence.end, list.end + said[0].length),
    }
    const predicate = said[0].includes('牵头') ? 'leads' : 'responsible_for'
    return list.items.map((subject) => claim(scene, { subject, object: task.object }, predicate, words))
  })
}

/** 由甲主办、乙承办的“…”比赛: each host with its verb. */
function hosts(scene: Scene): RelationDraft[] {
  const bodies = listsOf(scene, ['agency'])
  return listsOf(scene, ['program']).flatMap((programs) => {
    const clause = scene.clauses.find(({ end }) => programs.start < end)!
    return bodies.flatMap((list) => {
      if (list.start < clause.start || list.end > programs.start) return []
      const host = HOSTS.exec(scene.text.slice(list.end, programs.start))
      if (!host || !onlyHosts(scene, list.end, programs.start)) return []
      const predicate = host.groups!.verb === '牵头' ? 'leads' : 'responsible_for'
      return list.items.flatMap((subject) =>
        programs.items.map((object) =>
          claim(scene, { subject, object }, predicate, { start: subject.start, end: object.end }),
        ),
      )
    })
  })
}

/** Whether nothing but hosts and their verbs stands between. */
function onlyHosts({ text, mentions }: Scene, start: number, end: number): boolean {
  let words = text.slice(start, end)
  for (const one of mentions)
    if (one.kind === 'agency' && one.start >= start && one.end <= end)
      words = words.replace(text.slice(one.start, one.end), '')
  return /^(?:主办|承办|协办|负责|组织实施|牵头|和|与|、|由|的|等|共同|联合|[“‘])*$/.test(words)
}

function claim(
  { block, at }: Scene,
  ends: Pick<RelationDraft, 'subject' | 'object'>,
  predicate: 'leads' | 'responsible_for',
  { start, end }: { start: number; end: number },
): RelationDraft {
  const { year, status } = readingAt(block, ends.object.start)
  const id = predicate === 'leads' ? 'relation-leads' : 'relation-responsible'
  return { ...ends, predicate, year, status, evidence: { block: at, start, end }, rule: rule(id), confidence: 0.85 }
}
