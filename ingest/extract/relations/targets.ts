import type { MentionDraft, ObservationDraft, RelationDraft } from '../draft.ts'
import { rule } from '../rules.ts'
import type { Scene } from './scene.ts'

/** A figure farther behind the programme than this is about something else. */
const FARTHEST = 60
/** What a clause may open with that goes on about the programme of the clause before. */
const GOES_ON =
  /^(?:为\d|[一两二三四五六]年|[今去明]年|每[一两二三四五]?[年月季]|投资|首批|改造|新建|改扩建|维修|建成|扩充|补充|接入|压减|配备|配置|更新|发放|整改|排查|检查|培养|惠及|覆盖|受益|培训|帮助|带动|服务|投入|落实资金|完成投资|其中|预计|全年|年内|每年|每\d年|年?新增|力争|人均|每[校园生班人]|累计|共|已|目前|上半年|下半年|春季学期|秋季学期|总数|总投资|到?20\d\d年|计划|拟|建成后|最高|最低)/
/** A clause with this for its subject is about the place, even where it shares a word with the programme's name. */
const OF_THE_TREASURY = /^(?:一般公共预算)?(?:财政|教育经费)/
/** 在…竞赛中摘得: the figure is the winner's. */
const WON_IN = /^[”’]?\p{Script=Han}{0,4}?[中上里]/u
/** A clause that begins like this is about another deed, unless it shares a word with the programme's name. */
const ANOTHER_DEED =
  /^(?:充分|发挥|支持|鼓励|引导|制定|出台|健全|加大|提高|开展|实施|启动|推行|创建|组织|建设|打造|举办|完善|建立|推进|加强|深化|完成|招聘|调入)/
/** Figures about a place at large, whatever programme the sentence named before. */
const AT_LARGE =
  /财政|教育经费|毛入[学园]率|本科|上线|满意度|居全|位列|一等奖|二等奖|开展党|经营主体|新增初|就业(?!培训)|^\d|完成\d+名/
/** 通过“…”等渠道, …等上级资金: the programme is one of several that the figure is about. */
const ONE_OF_MANY =
  /[获夺].{0,12}奖|[一二三特]等奖|[金银铜]牌|等(?:渠道|途径|方式|上级|专项|\p{Script=Han}{0,4}资金|平台)/u

/**
 * Figures that a sentence states of the programme it carries out: those in its clause, and those in clauses right
 * behind that go on with a verb or with words of its name, until another school, body or programme takes over.
 */
export function targets(scenes: Scene[], carried: RelationDraft[], observations: ObservationDraft[]): RelationDraft[] {
  const deeds = carried.filter(({ predicate }) => predicate === 'carries_out' || predicate === 'responsible_for')
  return observations.flatMap((observation): RelationDraft[] => {
    const scene = scenes[observation.evidence.block]!
    const at = observation.figure.start
    const sentence = scene.sentences.find(({ end }) => at < end)!
    const before = scene.mentions.filter(
      (one) => one.kind === 'program' && one.start >= sentence.start && one.end <= at,
    )
    const program =
      counted(scene, observation.figure.end) ?? before.at(-1) ?? invested(scene, at, observation.figure.end)
    if (!program || at - program.end > FARTHEST || isTogether(scene, before)) return []
    const deed = deeds.find(({ object }) => object === program)
    const between = scene.text.slice(program.end, Math.max(program.end, at))
    if (!deed && /[，。；：]/.test(between)) return []
    if (scene.text[program.start - 1] === '在' && WON_IN.test(between)) return []
    if (
      /^[”’》]*等[\d一二两三四五六七八九十]*$/.test(between) ||
      ONE_OF_MANY.test(between) ||
      isTakenOver(scene, program.end, at)
    )
      return []
    if (!goesOn(scene, program, at)) return []
    const start = Math.min(program.start, deed?.evidence.start ?? program.start)
    const evidence = { block: scene.at, start, end: Math.max(program.end, observation.evidence.end) }
    const { metric: object, year, status } = observation
    return [
      {
        subject: program,
        predicate: 'targets',
        object,
        year,
        status,
        evidence,
        rule: rule('relation-targets'),
        confidence: 0.7,
      },
    ]
  })
}

/** 实施295个城市更新示范项目: how many there are of a programme stands right before it. */
const counted = ({ mentions }: Scene, end: number): MentionDraft | undefined =>
  mentions.find((one) => one.kind === 'program' && one.start === end)

/** 投资850万元建设研学基地项目, 总投资800万元的“智慧食堂”: the programme stands behind the figure. */
function invested({ text, mentions }: Scene, start: number, end: number): MentionDraft | undefined {
  if (!/投资(?:约|近|超)?$/.test(text.slice(0, start))) return undefined
  return mentions.find(
    (one) => one.kind === 'program' && one.start >= end && /^[^，。；：]{0,14}$/.test(text.slice(end, one.start)),
  )
}

/** Whether every clause between the programme and the figure goes on about the programme. */
function goesOn(scene: Scene, program: { start: number; end: number }, at: number): boolean {
  const name = scene.text.slice(program.start, program.end)
  return scene.clauses
    .filter(({ start }) => start >= program.end && start <= at)
    .every(({ start, end }, i) => {
      const words = scene.text.slice(start, end).trimStart()
      if (ANOTHER_DEED.test(words) && !sharesWord(name, words.slice(0, 16))) return false
      if (i === 0 && !AT_LARGE.test(words) && GOES_ON.test(words)) return true
      if (OF_THE_TREASURY.test(words)) return false
      return GOES_ON.test(words) || sharesWord(name, words.slice(0, 12))
    })
}

/** Whether two texts share two characters in a row. */
function sharesWord(a: string, b: string): boolean {
  for (let i = 0; i + 1 < a.length; i++)
    if (/^\p{Script=Han}{2}$/u.test(a.slice(i, i + 2)) && b.includes(a.slice(i, i + 2))) return true
  return false
}

const isTakenOver = ({ mentions }: Scene, from: number, at: number): boolean =>
  mentions.some(({ kind, start, end }) => (kind === 'school' || kind === 'agency') && start >= from && end <= at)

/** Whether the last two programmes are items of one list. */
function isTogether({ text }: Scene, before: { start: number; end: number }[]): boolean {
  const [left, right] = before.slice(-2)
  return (
    left !== undefined && right !== undefined && /^[”’》]*[、和与及]?[“‘《]*$/.test(text.slice(left.end, right.start))
  )
}
