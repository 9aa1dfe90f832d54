import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { problem } from '../../../graph/errors.ts'
import { openUserLexicon } from '../../../ingest/lexicon/open-user-lexicon.ts'
import { type DocumentTrial, type Trial, withWord } from '../../../ingest/lexicon/trial.ts'
import { KIND_WORDS, NEVER, type UserLexicon, type UserWord, wordOf } from '../../../ingest/lexicon/user-lexicon.ts'
import { reasonOf } from '../../../ingest/read.ts'
import { unknown, usage } from '../arguments.ts'
import { type Arguments, type Command, type Context, JSON_OPTION, LEXICON_OPTION } from '../command.ts'
import { changedLines } from '../lexicon-text.ts'
import { tryOn } from '../lexicon-trial.ts'
import { lexiconWords } from '../lexicon-words.ts'
import { columns } from '../width.ts'
import { words } from '../words.ts'

const ACTIONS = ['try', 'add', 'list']
const KINDS = [...Object.keys(KIND_WORDS), NEVER].join(', ')

export const lexicon: Command = {
  name: 'lexicon',
  summary: {
    en: 'Your own word list: see what a word would change, add it',
    zh: '自备词表：试看某词会改变什么，并加入',
  },
  takes: 'try WORD [PATH…] | add WORD | list',
  options: {
    kind: {
      value: 'KIND',
      summary: { en: `What the word names: ${KINDS}`, zh: `该词所指：${KINDS}（- 为不作提及）` },
    },
    canonical: { value: 'NAME', summary: { en: 'The full name that it stands for', zh: '该词所指的规范名称' } },
    limit: {
      value: 'N',
      summary: { en: 'Most paragraphs that are shown, 1 to 10000 (20)', zh: '最多显示的段落数，1 至 10000（20）' },
    },
    lexicon: LEXICON_OPTION,
    json: JSON_OPTION,
  },
  examples: [
    'zhengmai lexicon try 蓼一中 --kind school --canonical 蓼河县第一中学',
    'zhengmai lexicon try 蓼一中 ./documents',
    'zhengmai lexicon add 蓼一中 --kind school --canonical 蓼河县第一中学',
    'zhengmai lexicon list',
  ],
  async run(given, context) {
    const [action, word, ...paths] = given.positionals
    if (action === undefined)
      throw usage(`Say what to do: ${ACTIONS.join(', ')}.`, `请写明做什么：${ACTIONS.join('、')}。`)
    if (!ACTIONS.includes(action)) throw unknown({ en: 'action', zh: '操作' }, action, ACTIONS)
    const { file, mustExist } = context.config.lexicon
    const current = openUserLexicon({ file, mustExist: mustExist && action !== 'add' })()
    if (action === 'list') return show(current, given, context)
    if (word === undefined) throw usage('Give a word.', '请给出一个词。')
    if (action === 'add') return add(word, current, given, context)
    return tryWord(trialOf(word, current, given), paths, given, context)
  },
}

/** The word as the options say it is. Throws `USAGE`. */
function wordGiven(word: string, given: Arguments): UserWord {
  if (/[\s,，]/.test(word))
    throw usage(`A word holds no spaces and commas: “${word}”.`, `词中不能有空格和逗号：“${word}”。`)
  const [kind, canonical] = [given.text('kind'), given.text('canonical')]
  if (kind === undefined)
    throw usage(`Say with --kind what “${word}” names: ${KINDS}.`, `请用 --kind 写明“${word}”所指：${KINDS}。`)
  const said = wordOf([word, kind, canonical].filter((part) => part !== undefined).join('\t'))
  if ('en' in said) throw problem('USAGE', { en: `${said.en}.`, zh: `${said.zh}。` })
  return said
}

/** With --kind the word as given; without, what the lexicon says of it, against a lexicon without it. */
function trialOf(word: string, current: UserLexicon, given: Arguments): Trial {
  const isListed = current.words.some((other) => other.word === word)
  if (isListed && !given.has('kind')) return { word, before: withWord(current, word, null), after: current }
  return { word, before: current, after: withWord(current, word, wordGiven(word, given)) }
}

async function tryWord(trial: Trial, paths: string[], given: Arguments, context: Context): Promise<number> {
  const limit = given.whole('limit', { low: 1, high: 10_000, fallback: 20 })
  const tried = await tryOn(paths, trial, context)
  const sums = sumsOf(trial.word, tried)
  const shown = tried.flatMap((document) => document.changed.map((changed) => ({ document, changed }))).slice(0, limit)
  if (given.has('json')) {
    const documents = tried
      .map((document) => ({
        ...document,
        changed: shown.flatMap((each) => (each.document === document ? [each.changed] : [])),
      }))
      .filter(({ changed }) => changed.length > 0)
    context.print(JSON.stringify({ ...sums, documents }, null, 2))
  } else {
    for (const { document, changed } of shown) {
      for (const line of [...changedLines(document, changed, trial.word, context), '']) context.print(line)
    }
  }
  const say = lexiconWords(context.language)
  const omitted = sums.changed + sums.elsewhere - shown.length
  if (omitted > 0) context.say(say.omitted(omitted))
  context.say(say.sums({ ...sums, documents: sums.changedDocuments, read: sums.documentsWithWord }))
  return context.signal.aborted ? 130 : 0
}

function sumsOf(word: string, tried: DocumentTrial[]) {
  const changed = tried.flatMap((document) => document.changed)
  return {
    word,
    /** That hold the word. */
    paragraphs: tried.reduce((sum, { paragraphs }) => sum + paragraphs, 0),
    documentsWithWord: tried.filter(({ paragraphs }) => paragraphs > 0).length,
    changed: changed.filter(({ holdsWord }) => holdsWord).length,
    /** Paragraphs without the word that would change. */
    elsewhere: changed.filter(({ holdsWord }) => !holdsWord).length,
    changedDocuments: tried.filter((document) => document.changed.length > 0).length,
  }
}

function add(word: string, current: UserLexicon, given: Arguments, context: Context): number {
  const { file } = context.config.lexicon
  const said = wordGiven(word, given)
  if (current.words.some((other) => other.word === word)) {
    throw usage(`“${word}” stands in ${file} already. Change that line.`, `${file} 中已有“${word}”，请修改该行。`)
  }
  const before = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const line = [said.word, said.kind ?? NEVER, said.canonical].filter((part) => part !== null).join('\t')
  try {
    appendFileSync(file, `${before === '' || before.endsWith('\n') ? '' : '\n'}${line}\n`)
  } catch (cause) {
    throw problem('FILE_UNWRITABLE', file, reasonOf(cause)).causedBy(cause)
  }
  context.say(lexiconWords(context.language).added(word, file))
  return 0
}

function show({ words: all }: UserLexicon, given: Arguments, { config, language, print, say }: Context): number {
  const { file } = config.lexicon
  if (given.has('json')) print(JSON.stringify({ file, words: all }, null, 2))
  else {
    const kindOf = (kind: UserWord['kind']) =>
      kind === null ? lexiconWords(language).never : words(language).kind(kind)
    for (const line of columns(all.map(({ word, kind, canonical }) => [word, kindOf(kind), canonical ?? ''])))
      print(line)
  }
  say(lexiconWords(language).listed(all.length, file))
  return 0
}
