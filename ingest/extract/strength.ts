/** How binding a sentence is. */
import type { Status, Strength } from '../../graph/model.ts'
import type { Block } from './draft.ts'
import { type Clause, indexAt, type Modal, modalsOf } from './modal.ts'
import { type Dated, isAhead, sectionStatus } from './status.ts'
import { clausesOf, periodsOf, type Stretch, sentencesOf, stretchAt } from './stretch.ts'

/** The highest that a sentence says holds for all of it. */
const RANK: readonly Strength[] = ['done', 'encourage', 'may', 'plan', 'should', 'must']
const higher = (a: Strength, b: Strength): Strength => (RANK.indexOf(a) < RANK.indexOf(b) ? b : a)

/** What is said in words of its own: short quotations, titles and asides neither oblige nor report. */
const ASIDE = /《[^》]*》|（[^）]*）|“[^”。！]{1,20}”/g
const blank = (text: string): string => text.replace(ASIDE, (found) => '　'.repeat(found.length))

/**
 * How binding the sentences are that hold `[start, end)` of a paragraph: as their words say, else what leads to them
 * (各校要做到：…；…), else as such sentences are meant in such a document. `null`: they command, allow, announce and report
 * nothing, as definitions do.
 */
export function strengthOf(block: Block, span: Stretch, document?: Dated): Strength | null {
  const { role, text } = block.paragraph
  if (role === 'title' || role === 'meta') return null
  const stretch = sentenceAround(text, span)
  const known = strengthsIn(block)
  const key = `${stretch.start} ${stretch.end} ${document?.kind} ${document?.year} ${document?.title}`
  let strength = known.get(key)
  if (strength === undefined) {
    const scene = sceneOf(block, stretch, document)
    strength = saidIn(scene) ?? ledBy(scene) ?? meantBy(scene)
    known.set(key, strength)
  }
  return strength
}

/** A sentence is asked about once for every figure and relation in it. */
const remembered = new WeakMap<Block, Map<string, Strength | null>>()

function strengthsIn(block: Block): Map<string, Strength | null> {
  const known = remembered.get(block) ?? new Map<string, Strength | null>()
  remembered.set(block, known)
  return known
}

type Scene = {
  block: Block
  document: Dated | undefined
  stretch: Stretch
  /** Of the stretch, with what is said in asides left out. */
  clauses: Clause[]
  status: Status
  isLaw: boolean
  /** What it says is looked for on behalf of the sentence after it: 确保 is its own. */
  isSibling?: true
}

function sceneOf(block: Block, stretch: Stretch, document: Dated | undefined): Scene {
  const { text: printed } = block.paragraph
  const text = blank(printed)
  const clauses = clausesOf(printed)
    .filter(({ start, end }) => start < stretch.end && end > stretch.start)
    .map((clause) => ({
      ...clause,
      text,
      tokens: block.tokens.slice(indexAt(block.tokens, clause.start), indexAt(block.tokens, clause.end - 1) + 1),
    }))
  const isLaw = document?.kind === 'law' || document?.kind === 'regulation'
  return { block, document, stretch, clauses, status: sectionStatus(block, document), isLaw }
}

/** From the start of the sentence that a span begins in to the end of the one it ends in. */
function sentenceAround(text: string, { start, end }: Stretch): Stretch {
  const sentences = sentencesOf(text)
  return { start: stretchAt(sentences, start).start, end: stretchAt(sentences, Math.max(start, end - 1)).end }
}

/** The highest of what the words say; of leave and encouragement the first. */
function saidIn(scene: Scene): Strength | null {
  const modals = [...scene.clauses.flatMap(modalsOf), ...goalsIn(scene)].filter((modal, _, all) =>
    counts(scene, modal, all),
  )
  const [first] = modals
  if (!first) return null
  const highest = modals.map(({ strength }) => strength).reduce(higher)
  const yields = isAct(scene, first) && highest !== 'encourage'
  if (first.strength === 'encourage' && !yields && leads(scene, first)) return 'encourage'
  if (highest === 'should' && scene.isLaw) return 'must'
  if (
    highest === 'encourage' &&
    (scene.isLaw || isAct(scene, first) || scene.clauses.some(isOrder) || sets(scene, first))
  )
    return meantBy(scene)
  return highest === 'may' && first.strength === 'encourage' ? 'encourage' : highest
}

/** A law neither plans nor reports. In a report 确保 tells what for, 可 what is possible, and 支持 what was done. */
function counts(
  { block, document, isLaw, status, isSibling }: Scene,
  { strength, at, isAim }: Modal,
  all: Modal[],
): boolean {
  if (isAim && isSibling) return false
  if (isLaw) return strength !== 'plan' && strength !== 'done'
  if (isAim && status === 'reported')
    return all.some((other) => !other.isAim && RANK.indexOf(other.strength) >= RANK.indexOf('plan'))
  if (strength === 'may' && document?.kind === 'report')
    return !/^可(?!以)/.test(block.paragraph.text.slice(at, at + 2))
  return strength !== 'encourage' || status === 'required' || !isAct({ block }, { at })
}

/** 到2027年, 2027年底前, 到“十四五”末: what is to be by then, unless it has been. */
const GOAL =
  /(?<![年高升增加降减扩展延跃])(?:到|至) ?(20\d\d)年(?!\d{1,2}月\d)|(20\d\d)年?(?:年?[底末])?之?前|(?:到|至)(?:“[^”]{2,4}五”|明年|今年|本年)[^，。]{0,3}[底末]|用[\d一二两三四五六七八九十]{1,3}年(?:左右)?的?时间|(?<=^|[，。；：\s])(?:明年|下一?步|接下来)/g

function goalsIn({ block, document, stretch, status }: Scene): Modal[] {
  const now = document?.year ?? block.context.year
  const words = block.paragraph.text.slice(stretch.start, stretch.end)
  return [...words.matchAll(GOAL)].flatMap(({ index, 1: by, 2: before }): Modal[] => {
    const year = Number(by ?? before ?? Number.POSITIVE_INFINITY)
    const lies = now === null || year > now || (year === now && status !== 'reported')
    return lies ? [{ at: stretch.start + index, strength: 'plan', isAim: false }] : []
  })
}

/** Whether the sentence begins with its encouragement: 鼓励…; 有条件的地方，鼓励…; 国家鼓励…. */
function leads({ block, clauses }: Scene, { at }: Modal): boolean {
  const own = clauses.findIndex(({ end }) => at < end)
  if (clauses.slice(0, own).some((clause) => !isCircumstance(clause))) return false
  if (clauses[own]!.tokens.some(({ start, tag, word }) => start < at && tag === 'v' && word !== '引导')) return false
  // Where more is done besides, the sentence orders.
  return !isAct({ block }, { at }) || !clauses.slice(own + 1).some(isOrder)
}

/** 支持 is also what one does: 财政安排资金，支持…. */
const isAct = ({ block }: Pick<Scene, 'block'>, { at }: Pick<Modal, 'at'>): boolean =>
  block.paragraph.text.startsWith('支持', at)

const BOUND = /不[少低]于|不[超高][过出于]|至少|以[上内下]|最[多少高低]/

/** A bound before the encouragement sets a standard: 每周不少于4节，鼓励…. */
const sets = ({ clauses }: Scene, { at }: Modal): boolean =>
  clauses.some((clause) => clause.end <= at && BOUND.test(wordsOf(clause)))

const CIRCUMSTANCE =
  /^[\s\p{P}]*(?:在|对|对于|以|为|为了|围绕|根据|按照|依照|依据|通过|结合|依托|针对|经|凡|如|若|当|随着|鉴于|除)/u
/** Numbers of items, and words that only join: （一）, 二是, 同时. */
const OPENING =
  /^(?:[\s\p{P}●◆]|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|第?[一二三四五六七八九十]{1,3}(?:条|是|要)|同时|此外|另外|并且?|其中)*/u

const wordsOf = ({ text, start, end }: Clause): string => text.slice(start, end)
const isVerb = ({ tag }: { tag: string }): boolean => /^v/.test(tag)

/** Tells when, where, how or for whom. */
const isCircumstance = (clause: Clause): boolean =>
  CIRCUMSTANCE.test(wordsOf(clause).replace(OPENING, '')) || !clause.tokens.some(isVerb)

const ADVERBIAL = /^(?:d|ad|vd|a|m|l|i|z|b)$/
/** Verbs, and words before them, that jieba takes for nouns where they open a clause. */
const ORDERS =
  /^(?:严格(?!的)|认真|切实|扎实|积极|全面|深入|进一步|持续|着力|坚持|坚决|努力|充分|加快|加强|加大|稳步|有序|统筹|健全|完善|规范|巩固|丰富|畅通|明确|优先|精准|高质量|高标准|高水平|深化|落实|重点(?!是|项目|工作|任务|学校)|大力|多渠道|多形式|全方位|定期|新建|改扩建|改建|扩建|迁建|配齐|配强|评选|制定|优化|强化|细化|实化|做实|压实|筑牢|办好|建好|用好|管好|抓好|开足|开齐|推行|试行|打造|擦亮|唱响|讲好)/
const NO_ORDER = /^(?:是|有|为|使|让|即|不|没有|支持|鼓励|引导|倡导|提倡|具有|存在|包括|位居|位列|荣获|获|达)/

/** Begins with what is to be done: 完善机制, 大力开发课程. */
function isOrder(clause: Clause): boolean {
  const opening = clause.start + OPENING.exec(wordsOf(clause))![0].length
  if (ORDERS.test(clause.text.slice(opening, clause.end))) return true
  const tokens = clause.tokens.filter(({ start }) => start >= opening)
  const at = tokens.findIndex(({ tag }) => !ADVERBIAL.test(tag))
  const verb = tokens[at]
  if (!verb || NO_ORDER.test(verb.word)) return false
  // 教学质量稳步提升: a noun of action that another verb follows is a subject.
  return verb.tag === 'vn' ? !tokens.slice(at + 1).some(({ tag }) => tag === 'v') : isVerb(verb)
}

/** What leads to the sentence: 各校要做到：…；…. */
function ledBy({ block, document, stretch }: Scene): Strength | null {
  const { text } = block.paragraph
  const { start } = stretchAt(periodsOf(text), stretch.start)
  if (start >= stretch.start) return null
  const [, lead = '', mark] = /^([^：；]*)(.)?/s.exec(text.slice(start, stretch.start))!
  const scene = sceneOf(block, { start, end: start + lead.length }, document)
  const said = saidIn(mark === '：' ? scene : { ...scene, isSibling: true })
  if (said === 'done') return null
  return said === 'must' && mark !== '：' && !scene.isLaw ? 'should' : said
}

const DEFINES = /是指|指的是|所称|系指|(?<!不)包括|分为|简称/
const ENACTS =
  /制定本(?:法|条例|办法|规定|细则|规则|章程|方案|意见|计划|规划|制度|通知|决定)|(?:^|，)(?:现|特|兹)\p{Script=Han}*(?:印发|函复|批复|公布|发布|通知|通报|公告|转发|下发|答复|如下)|现[将就对予].*(?:印发|函复|批复|公布|发布|通知|通报|公告|转发|下发|答复)|提出(?:以下|如下)|(?:^|，)(?:经研究，?)?(?:现|特)?决定/u
const GRANTS =
  /^(?:经[^，的]{2,40}(?:同意|批准|研究)，|经[^，的]{2,40}，(?:确定|认定|评定|批准|同意|授予)|同意|授予)|同时废止/u
const LOOKS_BACK = /近年来|以来|取得了/
const STATES =
  /^(?:(?:当前|目前|总体\S{0,4})，)?[^，。；]*?(?:是(?!否)|事关|关系到?|具有|存在|面临|处于|有利于|有助于|意味着|体现|仍(?:然|存|有|较|是|不|未)|尚(?:未|不))|由[^。；]*组成/
/** Labels, signatures, lists of names, salutations: 责任单位：…; 县教育局：. */
const LABEL =
  /^(?:附件?|联系\S{0,4}|抄送|主题词|\S{0,4}(?:单位|部门|电话|地址|邮箱|邮编|传真)|组长|副组长|成员|主任|副主任)：/
/** In UTF-16 code units: what is as short and has no verb is a label, 参赛方式。 */
const SHORT = 12
const FIGURE = /^(?:quantity|m)$/

/** How a sentence without such a word is meant in such a document. */
function meantBy(scene: Scene): Strength | null {
  const { block, clauses, isLaw, status, stretch } = scene
  const { role } = block.paragraph
  const orders = clauses.some(isOrder)
  if (role === 'table' || (role === 'heading' && (isLaw || !orders))) return null
  const words = blank(block.paragraph.text.slice(stretch.start, stretch.end)).replace(OPENING, '').trimEnd()
  if (ENACTS.test(words) || (!isLaw && GRANTS.test(words))) return 'done'
  if (isFragment(scene, words, orders) || (DEFINES.test(words) && !orders)) return null
  if (isLaw) return role === 'list' && !orders && !BOUND.test(words) ? null : 'must'
  return status === 'reported' ? toldBy(scene) : askedBy(scene, words, orders)
}

/** No sentence at all, or an item of a list of conditions: 教师节前未完成的；. */
const isFragment = ({ block, isLaw }: Scene, words: string, orders: boolean): boolean =>
  !/\p{Script=Han}{2}/u.test(words) ||
  LABEL.test(words) ||
  ((isLaw || block.paragraph.role === 'list') && /的[；。]$/.test(words)) ||
  (!orders && !isLaw && /[^。；！？”]$/.test(words) && words.length < 40)

/** 《通知》提出，…; not 按照上级要求，…. */
const DEMANDS = /^(?!.*(?:照|根据|依据|围绕|落实|贯彻|达到|符合|结合|的[要规])).*(?:要求|强调|提出|明确)[，：]$/

/** In a section that reports: what opens with an order in a document that gives them is one all the same. */
function toldBy({ block, clauses, document, stretch }: Scene): Strength {
  const [first] = clauses.filter((clause) => !isCircumstance(clause))
  if (first && isOrder(first) && directs(document)) return 'should'
  if (clauses.some((clause, i) => DEMANDS.test(wordsOf(clause)) && clauses.slice(i + 1).some(isOrder))) return 'should'
  if (answers(document) && !STATES.test(blank(block.paragraph.text.slice(stretch.start, stretch.end)))) return 'should'
  return isAhead(block, stretch.end, document) ? 'plan' : 'done'
}

/** In a section that plans or requires. */
function askedBy({ clauses, document, status }: Scene, words: string, orders: boolean): Strength | null {
  if (status === 'required' && LOOKS_BACK.test(words)) return 'done'
  const acts = clauses.some(({ tokens }) => tokens.some((token) => isVerb(token) || FIGURE.test(token.tag)))
  if ((!acts && words.length < SHORT) || (STATES.test(words) && !orders)) return null
  return status === 'planned' && !(document?.kind === 'plan' && orders) ? 'plan' : 'should'
}

/** Opinions and notices give orders, whatever the heading above them sums up. */
const directs = (document: Dated | undefined): boolean =>
  document !== undefined &&
  /^(?:opinion|notice)$/.test(document.kind) &&
  !/(?:通报|公告|公示|决定)(?:[（(]|$)|反馈/.test(document.title)

/** An answer also tells those who asked what to do. */
const answers = (document: Dated | undefined): boolean =>
  document?.kind === 'notice' && /(?:批复|复函)(?:[（(]|$)/.test(document.title)
