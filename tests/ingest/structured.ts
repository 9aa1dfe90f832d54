import { identityMap } from '../../graph/text/source-map.ts'
import { createDivisions } from '../../ingest/resolve/divisions.ts'
import { structure } from '../../ingest/structure/structure.ts'

const divisions = createDivisions()

/** Takes apart lines that are folded already; `map` leads to themselves. */
export function read(lines: string[], hints: { source?: string; title?: string; date?: string } = {}) {
  const text = lines.join('\n')
  return structure(text, identityMap(text.length), { source: 'papers/文件.txt', ...hints }, divisions)
}

/** A notice with letterhead, number, addressees, a section, annexes, signature and printer's line. */
export const NOTICE = [
  '苇渡县教育局文件',
  '苇教发[2024]16号',
  '苇渡县教育局',
  '关于做好2024年秋季学期开学工作的通知',
  '各乡镇中心学校，县直各学校：',
  '为切实做好秋季学期开学工作，现将有关事项通知如下。',
  '一、提前谋划部署',
  '各学校要成立工作专班，8月25日前完成校舍安全排查。',
  '附件：1.开学工作检查表',
  '2.校舍安全排查台账',
  '苇渡县教育局',
  '二〇二四年八月十二日',
  '苇渡县教育局办公室　　2024年8月12日印发',
]
