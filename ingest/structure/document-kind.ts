import type { DocumentKind } from '../../graph/model.ts'

/** What a title's last words make a document. The first that fits counts. */
const BY_TITLE: [RegExp, DocumentKind][] = [
  [/^中华人民共和国[^“”]{1,20}法$|^全国人民代表大会.*决定$/, 'law'],
  [/(?:通知|通告|通报|公告|公示|函|批复|答复|决定|决议|命令|倡议书?)$/, 'notice'],
  [/(?:意见|建议)$/, 'opinion'],
  [/(?:条例|办法|规定|细则|规则|准则|章程|规程)$/, 'regulation'],
  [/(?:报告|总结|公报|汇报|简报|讲话|成绩|纪要|工作打算)$|总结和.{0,12}(?:打算|安排|要点|计划|思路)$/, 'report'],
  [/(?:方案|预案|规划|计划|纲要|要点|打算|安排|措施|举措|重点|思路)$/, 'plan'],
  [/法$/, 'law'],
]

/** By the title; a page with a byline or a dateline is news; a text with articles is a regulation. */
export function documentKind(title: string, signs: { hasByline: boolean; hasArticles: boolean }): DocumentKind {
  const bare = title.replace(/(?:[（(][^（）()]{1,60}[）)])+$/, '').split(/——|――/)[0]!
  for (const [pattern, kind] of BY_TITLE) if (pattern.test(bare)) return kind
  if (signs.hasArticles) return 'regulation'
  return signs.hasByline ? 'news' : 'other'
}
