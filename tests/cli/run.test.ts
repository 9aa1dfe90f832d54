import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../../api/cli/commands.ts'
import { english } from '../../api/cli/messages-en.ts'
import { chinese } from '../../api/cli/messages-zh.ts'
import { ERROR_CODES } from '../../graph/errors.ts'
import { zhengmai } from './zhengmai.ts'

describe('zhengmai --help', () => {
  it('lists every command with an example, on standard output', async () => {
    const { code, out, err } = await zhengmai(['--help'])
    expect([code, err]).toEqual([0, ''])
    for (const { name, summary, examples } of COMMANDS) {
      expect(out).toMatch(new RegExp(`^  ${name}\\b.*${summary.en.slice(0, 12)}`, 'm'))
      expect(out).toContain(examples[0])
    }
  })

  it('has every command that the project promises', () => {
    expect(COMMANDS.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'start',
        'ingest',
        'serve',
        'search',
        'mentions',
        'entity',
        'export',
        'extract',
        'embed',
        'model',
        'doctor',
      ]),
    )
  })

  it.each(COMMANDS)('explains $name in both languages, with every option and example', async (command) => {
    for (const [lang, usage] of [
      ['en', 'Usage'],
      ['zh', '用法'],
    ] as const) {
      const { code, out, err } = await zhengmai([command.name, '--help', '--lang', lang])
      expect([code, err]).toEqual([0, ''])
      expect(out).toContain(command.summary[lang])
      expect(out).toContain(usage)
      for (const name of ['store', 'lang', 'help', ...Object.keys(command.options)]) expect(out).toContain(`--${name}`)
      for (const example of command.examples) expect(out).toContain(example)
    }
  })

  it.each(COMMANDS)('gives examples of $name that begin with zhengmai', ({ examples }) => {
    expect(examples.length).toBeGreaterThan(0)
    for (const example of examples) expect(example).toMatch(/^zhengmai /)
  })

  it('is what "help", "help COMMAND" and no command at all show', async () => {
    const general = (await zhengmai(['--help'])).out
    expect(await zhengmai(['help'])).toMatchObject({ code: 0, out: general })
    expect(await zhengmai([])).toEqual({ code: 2, out: '', err: general })
    const search = (await zhengmai(['search', '--help'])).out
    expect(await zhengmai(['help', 'search'])).toMatchObject({ code: 0, out: search })
  })
})

describe('zhengmai --version', () => {
  it('prints the version and nothing else', async () => {
    expect(await zhengmai(['--version'])).toEqual({ code: 0, out: '0.1.0\n', err: '' })
  })
})

describe('A misused command line', () => {
  it.each([
    [['serach', '双减'], 'There is no command "serach". Did you mean search?'],
    [['Search', '双减'], 'There is no command "Search". Did you mean search?'],
    [['mention', '县管校聘'], 'There is no command "mention". Did you mean mentions?'],
    [['frobnicate'], 'There is no command "frobnicate".'],
    [['help', 'serch'], 'There is no command "serch". Did you mean search?'],
    [['search', '双减', '--jsno'], 'There is no option "--jsno". Did you mean --json?'],
    [['search', '双减', '--lim=3'], 'There is no option "--lim". Did you mean --limit?'],
    [['search', '双减', '-x'], 'There is no option "-x".'],
    [['--versoin'], 'There is no option "--versoin". Did you mean --version?'],
    [['search'], 'Say what to look for.'],
    [['mentions'], 'Give a name or an id.'],
    [['entity', ' '], 'Give a name or an id.'],
    [['export'], 'Give a name or an id.'],
    [['search', '双减', '--limit', '0'], '--limit must be a whole number from 1 to 100, not "0".'],
    [['search', '双减', '--limit', '-1'], '--limit must be a whole number from 1 to 100, not "-1".'],
    [['search', '双减', '--limit', '1e9'], '--limit must be a whole number from 1 to 100, not "1e9".'],
    [['search', '双减', '--limit'], '--limit needs N.'],
    [['search', '双减', '--limit='], '--limit needs N.'],
    [['search', '双减', '--store', '--json'], '--store needs DIR|URL.'],
    [['search', '双减', '--json=yes'], '--json takes no value.'],
    [['search', '双减', '--kind', 'novel'], '--kind: Invalid option: expected one of "law"|'],
    [['search', '双减', '--year', '24'], '--year: Too small'],
    [['search', '双减', '--lang', 'fr'], '--lang is zh or en, not "fr".'],
    [['export', '县管校聘', '--format', 'csv'], '--format is graphml, json, jsonl or neo4j-admin, not "csv".'],
    [['export', '县管校聘', '--depth', '9'], '--depth must be a whole number from 1 to 3, not "9".'],
    [['serve', 'now'], '"serve" takes no "now".'],
    [['serve', '--port', '70000'], '--port must be a whole number from 0 to 65535, not "70000".'],
  ])('%j ends with 2 and says what is wrong', async (argv, sentence) => {
    const { code, out, err } = await zhengmai([...argv], { ZHENGMAI_STORE: '/nowhere/store' })
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/^USAGE: /)
    expect(err).toContain(sentence)
  })

  it('is told the same code in Chinese', async () => {
    const { err } = await zhengmai(['serach'], { LANG: 'zh_CN.UTF-8' })
    expect(err).toBe('USAGE: 没有命令“serach”。是否想输入 search？请用 --help 查看用法。\n')
  })
})

describe('Any command line', () => {
  const word = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom(
      '--json',
      '--limit',
      '--store',
      '--lang',
      '--format',
      '--depth',
      '--',
      '-',
      '--limit=5',
      '双减',
      'zh',
      '3',
    ),
  )
  const command = fc.constantFrom('search', 'mentions', 'entity', 'export', 'embed', 'extract', 'help')

  it('ends with a code and, unless it is done, a problem in one of our codes', async () => {
    await fc.assert(
      fc.asyncProperty(command, fc.array(word, { maxLength: 5 }), async (name, words) => {
        const { code, err } = await zhengmai([name, ...words, '--store=/nowhere/store'])
        expect([0, 1, 2]).toContain(code)
        if (code !== 0) expect(ERROR_CODES).toContain(/^([A-Z_]+): /.exec(err)?.[1])
      }),
      { numRuns: 300 },
    )
  })
})

describe('The language', () => {
  const speaks = async (environment: NodeJS.ProcessEnv, argv: string[] = []) =>
    (await zhengmai(['--help', ...argv], environment)).out.startsWith('政脉') ? 'zh' : 'en'

  it.each([
    [{}, 'en'],
    [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
    [{ LANG: 'zh_TW.Big5' }, 'zh'],
    [{ LANG: 'de_DE.UTF-8' }, 'en'],
    [{ LANG: 'zh_CN.UTF-8', LC_MESSAGES: 'en_US.UTF-8' }, 'en'],
    [{ LC_ALL: 'zh_CN.UTF-8', LC_MESSAGES: 'en_US.UTF-8' }, 'zh'],
    [{ LC_ALL: '', LANG: 'zh_CN.UTF-8' }, 'zh'],
    [{ ZHENGMAI_LANG: 'en', LANG: 'zh_CN.UTF-8' }, 'en'],
  ])('of %j is %s', async (environment, language) => {
    expect(await speaks(environment)).toBe(language)
  })

  it('is the one that --lang asks for, wherever it stands', async () => {
    expect(await speaks({ ZHENGMAI_LANG: 'en' }, ['--lang', 'zh'])).toBe('zh')
    expect(await speaks({ LANG: 'zh_CN.UTF-8' }, ['--lang=en'])).toBe('en')
    expect((await zhengmai(['--lang', 'zh', 'search', '--help'])).out).toContain('用法')
  })

  it('has the same messages as the other, none of them blank', () => {
    expect(Object.keys(chinese)).toEqual(Object.keys(english))
    for (const [key, message] of Object.entries(chinese)) {
      if (typeof message === 'string') expect(message, key).not.toBe('')
    }
  })
})

describe('The settings', () => {
  it('are all named when they are wrong, with exit code 1', async () => {
    const { code, err } = await zhengmai(['doctor'], { ZHENGMAI_PORT: 'x', ZHENGMAI_THREADS: '0' })
    expect(code).toBe(1)
    expect(err).toMatch(/^CONFIG_INVALID: /)
    expect(err).toContain('ZHENGMAI_PORT')
    expect(err).toContain('ZHENGMAI_THREADS')
  })
})
