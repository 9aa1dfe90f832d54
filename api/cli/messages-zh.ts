import type { english } from './messages-en.ts'

export const chinese: typeof english = {
  tagline: '政脉 zhengmai：把政策文件读成知识图谱，每条关系都附原文为证',
  usage: '用法',
  commands: '命令',
  options: '选项',
  examples: '示例',
  showVersion: '显示版本',
  exitCodes: ['退出码：0 完成，1 失败，2 用法错误（ingest：部分文件失败），130 中断。'],
  serving: (url) => `请打开 ${url}（按 Ctrl-C 结束）`,
  documentsServed: (documents) => `存储中有 ${documents} 份文件`,
  keywordOnly: '目前只按关键词检索：',
  noHits: '没有找到。',
  noWordMatches: '没有段落含有这些字词；以下按语义相近排列：',
  keywordMatches: (count) => `${count} 个段落含有这些字词`,
  byKeyword: (rank) => `字词第 ${rank}`,
  byMeaning: (rank) => `语义第 ${rank}`,
  severalEntities: (name) => `“${name}”可能是：`,
  nearNames: '相近的名称：',
  jurisdictionUnknown: '—',
  mentionsFound: (mentions, documents) => `${documents} 份文件中共提及 ${mentions} 次`,
  moreOmitted: (count) => `另有 ${count} 条：请调高 --limit`,
  more: '还有更多：请调高 --limit。',
  aliases: '别名',
  relations: '关系',
  observations: '数值',
  undated: '日期不详',
  yearUnknown: '年份不详',
  written: (path, nodes, edges) => `${path}：${nodes} 个实体，${edges} 条关系`,
  truncated: '此范围内还有更多实体：请调高 --limit。',
  entities: '实体',
  extracted: (paragraphs, repairs) => `${paragraphs} 段，修复 ${repairs} 处`,
  ingestHead: ['', '段落', '实体', '提及', '关系', '数值', '修复', '文件'],
  ingestStatus: { added: '新增', replaced: '替换', unchanged: '未变', skipped: '跳过', failed: '失败' },
  ingestRefused: '未能读取：',
  repairs: (made) =>
    [
      made.gloss ? `注音 ${made.gloss}` : '',
      made.misaligned || made.stray_byte ? `乱码 ${(made.misaligned ?? 0) + (made.stray_byte ?? 0)}` : '',
      made.stray_mark ? `杂符 ${made.stray_mark}` : '',
    ]
      .filter((part) => part !== '')
      .join('，'),
  ingestProgress: ({ files, done, paragraphs, rate, left }) =>
    `${done}/${files} 份 · ${paragraphs} 段，每秒 ${rate} 段${left === null ? '' : ` · 约剩 ${left} 秒`}`,
  ingestSums: ({ added, replaced, unchanged, skipped, failed, paragraphs, seconds }) =>
    `新增 ${added}，替换 ${replaced}，未变 ${unchanged}，跳过 ${skipped}，失败 ${failed}；` +
    `共 ${paragraphs} 段，用时 ${seconds.toFixed(1)} 秒（每秒 ${Math.round(paragraphs / seconds)} 段）`,
  embedding: (done, total) => `向量：${done}/${total}`,
  embedded: (fresh, total) => `${total} 段有向量，其中新算 ${fresh} 段`,
}
