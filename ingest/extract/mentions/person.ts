import { lexicon, lexiconWords } from '../../lexicon.ts'
import { anyOf } from '../any-of.ts'
import type { VetoId } from '../vetoes.ts'
import { type Candidate, candidateOf } from './candidate.ts'
import { type Line, matchesOf, namesOfList, type Range, turnedDown } from './line.ts'
import { isStop } from './name-start.ts'
import { occurrences } from './names-in.ts'

const candidate = candidateOf('person')

const surnames = lexicon(() => new Set(lexiconWords('surnames.tsv')))
const POST = lexicon(() => anyOf(lexiconWords('posts.tsv')))
/** Family names that are everyday words: with them the word tags have to say that a person is meant. */
const EVERYDAY =
  /^[和于应时成能都关从常有向单项计经任双解通水全支管空相查后盖公代展权益干别区步须要区初但官等让得而全商党团校位年]/
/** What follows a name: a mark, or the start of a predicate or of a form of address. */
const AFTER =
  /^(?:$|[^\p{Script=Han}]|等|老师|同志|同学|教授|先生|女士|总书记|校长|书记|主任|局长|在|将|被|曾|和|与|及|的|为|以|从|到|对|向|说|是|获|荣|入选|介绍|表示|指出|强调|认为|出席|主持|参加|通报|宣布|作|带|率|代表|担任|负责|退休|扎根|坚持|主动|发言|讲话|回忆|告诉|坦言|提出|要求|陪同|致辞|捐|夺|赴|来|创|编|任|当选|当|受|调研|设计|领衔|主讲|撰写|执教|指导|牵头|分别|一行|颁奖|宣读|解读|通讯员|记者|摄影|总理|主席|省长|市长|县长|直言|笑|感慨)/u
/** What no name of a person holds: posts, kinds of people, schools. */
const NO_PERSON = lexicon(
  () => new RegExp(`${POST()}|学校|中学|小学|学生|师生|家长|师傅|大爷|大妈|阿姨|常务|副$|两[名位]`),
)
const HOLDS_POST = lexicon(() => new RegExp(POST()))
const BY_POST = lexicon(() => new RegExp(`^.*(?:${POST()})`, 'u'))
const LEADS_NAME = lexicon(() => new RegExp(`(?:${POST()}|[、：])$`))
/** 李洪近日, 郜薇荣获: the third character begins the next word. */
const NEXT_WORD = /^(?:近日|日前|今天|昨天|今年|荣获|获得|获评|参加|介绍|表示|告诉|同学|老师|等人)/
const PLAIN = /^(?:n|v|vn|a|ad|an|t|d|b|i|l|f|s|j)$/
/** No given name ends like this: 教师周转房, 学生资助金, 小学班额. */
const THING = /[章育房费证岗编课室楼队制版书卡金区城校园班组额数率路街化性型村镇乡]$/
const FUNCTION_WORD = /[的地在和与是及将被等对到了着也都说为]/
const ROLE = lexicon(() => new RegExp(`(?:${POST()})(?:[：:] ?)?(?=\\p{Script=Han})`, 'gu'))
const ROLE_THEN_SPACE = lexicon(() => new RegExp(`(?:${POST()})(?:[：:]\\s{0,3}|\\s{1,3})(?=\\p{Script=Han})`, 'gu'))
const CONTACT = /联系人[：:][^\s，。；：、]{2,14}\s{1,3}(?=\p{Script=Han})/gu
const ADDRESS =
  /(?:老师|同志|同学|总书记|院士|先生|女士|总理|主席|校长|教授|局长|书记|园长|主任(?!医师)|副?[省市县区镇乡]长)/g
const ROW = lexicon(
  () =>
    new RegExp(
      `(?:^|[：:\\n]\\s{0,2})(?<name>\\p{Script=Han}[\\s　]{0,3}\\p{Script=Han}{1,3})[\\s　]{1,8}(?=[^\\s。；]{2,40}?(?:${POST()}))`,
      'gu',
    ),
)
const CONFERRED = /(?:授予|追授)(?=\p{Script=Han})/gu
/** 学生尹星河、苗小雨同获…: a list of names between who they are and what they win. */
const WINNERS =
  /(?:学生|教师|老师|同学|选手|队员|学员)(?<names>\p{Script=Han}{2,3}(?:[、和]\p{Script=Han}{2,3})+)(?:等\d*[人名]?)?(?:分别|双双|同|共同|均|先后|喜|一同|勇)?(?:获|荣|夺|摘|斩|被评为|被授予|被表彰|入选|当选)/gu
/** 对钟禾秀等10名“最美乡村教师”: who stands for a counted group. */
const FIRST_OF_GROUP =
  /(?<=[对予彰和、“”：，扬励])(?<name>(?![对予彰和、])\p{Script=Han}{2,4})等[\d一二三四五六七八九十百]+(?:多|余)?[名位](?!学生|教师代表|单位)/gu
/** A paragraph ends with the name of its author in brackets. */
const AUTHOR = /（(?<name>\p{Script=Han}{2,3})(?:）。?$|\s+(?:记者|通讯员))/u
/** 徐映雪名师工作室: whose it is. */
const STUDIO =
  /(?<![\p{Script=Han}])(?<name>\p{Script=Han}{2,4})(?=(?:小学|初中|高中|中学|幼儿园)?(?:语文|数学|英语|思政|美术|音乐|体育|书法)?(?:名师|名校长|名班主任|名园长|劳模|首席教师|特级教师)工作室)/gu
/** A line of its own, as cells of a table are. */
const CELL = /^(?<name>\p{Script=Han}[\s　]{0,3}\p{Script=Han}{1,2})$/u
/** 吴晓岚强调, at the start of a sentence: who speaks. */
const SPEAKER =
  /(?<=^|[。！？”\n])(?<name>\p{Script=Han}{2,3})(?=强调|指出|表示|介绍说?|说[，：“]|认为|在[^，。；]{0,8}(?:讲话|致辞|发言|报告)|告诉记者|坦言|回忆)/gu
/** Names with a point in them, behind a post or in a list. */
const WITH_POINT =
  /(?<name>\p{Script=Han}{2,8}·\p{Script=Han}{2,10}?)(?=$|[^\p{Script=Han}]|等|和|老师|同志|同学|说|在|将|被|荣|获|的|是|表示)/gu
/** 龚丽苹、苏瑞欣两名同学荣获二等奖: names that open the clause in which they win. */
const WHO_WIN =
  /(?<=^|[，。；：])(?<names>\p{Script=Han}{2,3}(?:[、和]\p{Script=Han}{2,3})*)(?:等)?(?:[\d两三四五六七八九十]+[名位人])?(?:同学|学生|老师|教师|选手)?(?:分别|同|共同|双双)?(?:荣获|获得|斩获|获)[^，。；]{0,12}奖/gu
const ALSO = /^(?:（[^（）]{0,40}）)?(?:、|和|与|及|以及)/
const ALSO_LISTED = /^(?:（[^（）]{0,60}）|[\d\s—-]{7,30})?(?:、|，|和|与|[\s　]{1,4}(?=\p{Script=Han}))/u

/** People by name, behind a post, a school or an office, before a form of address, or in a list of people. `anchors` are schools and offices. */
export function findPersons(line: Line, anchors: Range[]): Candidate[] {
  const { text } = line
  const found: Range[] = []
  const take = (start: number, isSure: boolean, isListed = false) => {
    const end = nameAt(line, start, isSure) ?? (isListed ? listedAt(line, start) : undefined)
    if (end === undefined) return
    found.push({ start, end })
    const also = (isSure ? ALSO_LISTED : ALSO).exec(text.slice(end))
    if (also) take(end + also[0].length, false, true)
  }
  for (const { end } of matchesOf(ROLE(), text)) take(end, /[：:]\s*$/.test(text.slice(0, end)))
  for (const { end } of matchesOf(ROLE_THEN_SPACE(), text)) take(end, true)
  for (const { end } of matchesOf(CONTACT, text)) take(end, true)
  for (const { end } of anchors) take(text[end] === '的' ? end + 1 : end, false)
  for (const { end } of matchesOf(CONFERRED, text)) take(end, false)
  for (const { start } of matchesOf(ADDRESS, text)) found.push(...before(line, start))
  found.push(...winners(line), ...firstOfGroups(line), ...unknownNames(line), ...author(line), ...speakers(line))
  const rows = matchesOf(ROW(), text).flatMap(({ start, end, groups }) => {
    const from = start + text.slice(start, end).indexOf(groups.name!)
    const name = groups.name!
    return surnames().has(name[0]!) && !HOLDS_POST().test(name) ? [{ start: from, end: from + name.length }] : []
  })
  return [
    ...found.map((name) => candidate(name, 'person-post', 0.8)),
    ...rows.map((name) => candidate(name, 'person-list', 0.85)),
  ]
}

/** All names of a list of winners; none where one of them is an everyday word or begins with no family name. */
function winners(line: Line): Range[] {
  const { text } = line
  return [...matchesOf(WINNERS, text), ...matchesOf(WHO_WIN, text)].flatMap(({ start, groups }) => {
    const from = text.indexOf(groups.names!, start)
    const names = namesOfList(groups.names!, from)
    return names.every((name) => couldBeName(line, name)) ? names : []
  })
}

/**
 * Three characters behind a family name that the segmenter knows for no word but takes for one, where a name can end: a
 * mark or a predicate follows.
 */
function unknownNames({ text, tokens }: Line): Range[] {
  return tokens.flatMap(({ start, end, word, tag }, i) => {
    if (tag !== 'x' || word.length !== 3 || !surnames().has(word[0]!) || EVERYDAY.test(word) || !isName(word, 1))
      return []
    const next = tokens[i + 1]
    if (/\d|千$|万$/.test(text.slice(start - 1, start))) return []
    const isClosed = !next || AFTER.test(text.slice(end)) || /^[vpd]/.test(next.tag)
    return isClosed ? [{ start, end }] : []
  })
}

function author(line: Line): Range[] {
  const found = AUTHOR.exec(line.text)
  if (!found) return []
  const start = found.index + 1
  const name = { start, end: start + found.groups!.name!.length }
  return couldBeName(line, name) ? [name] : []
}

/** Who speaks, by a family name and no word; names with a point behind a post or in a list. */
function speakers(line: Line): Range[] {
  const { text } = line
  const found = matchesOf(SPEAKER, text).filter(
    (name) => couldBeName(line, name) && !EVERYDAY.test(text.slice(name.start, name.end)),
  )
  const pointed = matchesOf(WITH_POINT, text).flatMap(({ start, end, groups }) => {
    const post = BY_POST().exec(groups.name!.split('·')[0]!)
    const from = start + (post?.[0].length ?? 0)
    const isLed = post !== null || LEADS_NAME().test(text.slice(0, start))
    return isLed && from < end ? [{ start: from, end }] : []
  })
  return [...found, ...pointed].map(({ start, end }) => ({ start, end }))
}

/** People whom a studio of teachers is called after (徐映雪名师工作室); the studio itself is another thing. */
export const studioOwners = ({ text }: Line): string[] =>
  matchesOf(STUDIO, text).flatMap(({ groups }) =>
    groups.name!.length < 4 && surnames().has(groups.name![0]!) && isName(groups.name!, 1) ? [groups.name!] : [],
  )

/** The name that stands for a group, whatever it begins with; no word of its own. */
function firstOfGroups(line: Line): Range[] {
  return matchesOf(FIRST_OF_GROUP, line.text).flatMap(({ start, groups }) => {
    const name = { start, end: start + groups.name!.length }
    return isPlainWord(line, name) || !isName(groups.name!, 1) ? [] : [name]
  })
}

const isPlainWord = ({ tokens }: Line, { start, end }: Range): boolean =>
  tokens.some((token) => token.start === start && token.end === end && PLAIN.test(token.tag))

/** A family name and what may be a given name, and no word. */
const couldBeName = (line: Line, { start, end }: Range): boolean =>
  !isPlainWord(line, { start, end }) && surnames().has(line.text[start]!) && isName(line.text.slice(start, end), 1)

/** People of a table: cells that hold nothing but a name, where a cell above says 姓名. */
export function findInCells(lines: Line[]): Candidate[][] {
  let isTable = false
  return lines.map((line) => {
    if (/^(?:教师|学生|选手|负责人)?姓\s*名$/.test(line.text)) isTable = true
    const name = isTable ? CELL.exec(line.text)?.groups?.name : undefined
    if (name === undefined) return []
    const bare = name.replace(/[\s　]/g, '')
    const family = surnames().has(bare.slice(0, 2)) && bare.length > 2 ? 2 : 1
    const isWord = line.tokens.length === 1 && PLAIN.test(line.tokens[0]!.tag) && !/^nr/.test(line.tokens[0]!.tag)
    if (isWord || !surnames().has(bare.slice(0, family)) || !isName(bare, family)) return []
    return [candidate({ start: 0, end: line.text.length }, 'person-list', 0.85)]
  })
}

/** The names found so far wherever else they stand. */
export function findAgain(line: Line, namesIn: (text: string) => string[]): Candidate[] {
  const { text, isEdge } = line
  const found: Candidate[] = []
  for (const name of namesIn(text)) {
    for (const { start: at, end } of occurrences(text, name)) {
      const also = ALSO.exec(text.slice(end))
      const next = also ? end + also[0].length : end
      const nextEnd = also ? nameAt(line, next, false) : undefined
      if (nextEnd !== undefined) found.push(candidate({ start: next, end: nextEnd }, 'person-again', 0.7))
      if (name.length > 2 || (isEdge(at) && isEdge(end)))
        found.push(candidate({ start: at, end }, 'person-again', 0.75))
    }
  }
  return found
}

/** Where the name ends that starts at `start`; a sure place needs no evidence but a family name. */
function nameAt(line: Line, start: number, isSure: boolean): number | undefined {
  const { text } = line
  if (/[和与及等于应]/.test(text[start]!) && !isSure) return undefined
  const compound = surnames().has(text.slice(start, start + 2)) ? 2 : 0
  const family = compound || (surnames().has(text[start]!) ? 1 : 0)
  const no = (veto: VetoId, end = start + 2): undefined => void turnedDown(line, { start, end }, 'person', veto)
  if (family === 0) return no('no-family-name')
  const spaced = /^\p{Script=Han}[ 　]{1,3}\p{Script=Han}(?!\p{Script=Han})/u.exec(text.slice(start))
  if (spaced && isSure) return start + spaced[0].length
  const ends = [family + 2, family + 1]
    .map((length) => start + length)
    .filter((end) => isName(text.slice(start, end), family) && !NEXT_WORD.test(text.slice(end - 1)))
  const plain = line.tokens.find((token) => token.start === start && PLAIN.test(token.tag))
  const closed = ends.filter((end) => AFTER.test(text.slice(end)))
  const end = closed[0] ?? ends.find((one) => line.isEdge(one) && (isSure || one - start > 2))
  if (end === undefined) return no('no-given-name')
  if (plain?.end === end) return no('everyday-word', end)
  if (plain && plain.end - start > 1 && !line.isEdge(end)) return no('inside-word', end)
  if (isSure) return end
  if (line.tokens.some((token) => token.start < start && token.end >= end)) return no('inside-word', end)
  const isClosed = closed.includes(end)
  const isMeant = (isClosed && !EVERYDAY.test(text.slice(start))) || looksLikeName(line, start, end, isClosed)
  return isMeant ? end : no('everyday-word', end)
}

/** In a list behind a name, three characters that begin with a family name and end where a word ends. */
function listedAt(line: Line, start: number): number | undefined {
  const end = start + 3
  const isFamily = surnames().has(line.text[start] ?? '')
  return isFamily && line.isEdge(end) && isName(line.text.slice(start, end), 1) ? end : undefined
}

function isName(name: string, family: number): boolean {
  const given = name.slice(family)
  return (
    /^\p{Script=Han}+$/u.test(name) &&
    !isStop(name) &&
    !FUNCTION_WORD.test(given) &&
    !THING.test(given) &&
    !NO_PERSON().test(name)
  )
}

/** Whether the words between the offsets are no plain words: jieba took part of them for a name, or knows them not. */
function looksLikeName(line: Line, start: number, end: number, isClosed: boolean): boolean {
  const words = line.tokens.filter((token) => token.start < end && token.end > start)
  const isNamed = words.some(({ tag, start: from }) => /^nr/.test(tag) && from === start)
  const isUnknown = words.some(({ tag, start: from, end: to }) => tag === 'x' && from === start && to <= end)
  return (isNamed || isUnknown) && (isClosed || line.isEdge(end))
}

/** A name of two or three characters that ends where a form of address begins. */
function before(line: Line, end: number): Range[] {
  for (const length of [3, 2]) {
    const start = end - length
    if (start < 0) continue
    const name = line.text.slice(start, end)
    const family = surnames().has(name.slice(0, 2)) && length > 2 ? 2 : 1
    // 中学于庆祥同学: a family name that is a word as well, where it makes no word with what stands before it.
    const isWord = EVERYDAY.test(name) && (length < 3 || !/[学园校]$/.test(line.text.slice(0, start)))
    if (!surnames().has(name.slice(0, family)) || !isName(name, family) || isWord || /[支委组团]$/.test(name)) continue
    const isFree = line.isEdge(start) || !/\p{Script=Han}/u.test(line.text[start - 1] ?? '')
    if (isFree && (length === 3 || looksLikeName(line, start, end, true))) return [{ start, end }]
  }
  return []
}
