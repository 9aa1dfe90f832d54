import { z } from 'zod'
import { inOrder, type List } from './list.ts'

const Site = z.object({ name: z.string(), category: z.string() })
const FILE = 'gov_site_list/data/homepages/central.jsonl'

export const stateBodies: List = {
  file: 'state-bodies.tsv',
  head: 'Ministries and other bodies of the State Council by their full names, and what each is.',
  sources: [{ registry: 'PyPI', name: 'gov-site-list', version: '0.1.0', licence: 'MIT', files: [FILE] }],
  rows(contents) {
    const sites = contents(FILE)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => Site.parse(JSON.parse(line)))
    // The portal of the government as a whole is no body.
    return inOrder(sites.filter(({ name }) => !/（|网/.test(name)).map(({ name, category }) => [name, category]))
  },
}
