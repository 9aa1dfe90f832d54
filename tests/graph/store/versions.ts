import { sha256 } from '../../../graph/ids.ts'
import type { DocumentGraph } from '../../../graph/model.ts'
import { documentGraph, entity, type RelationOptions } from '../../builders.ts'

const bureau = entity('agency', '石渡县教育体育局', { aliases: ['县教体局'] })

/**
 * What is written in turn `turn`: five documents again and again, longer each time. The id of a document stays the same, so
 * each turn replaces what the document said before.
 */
export function versionOf(turn: number): DocumentGraph {
  const programs = Array.from({ length: 5 + (turn % 7) }, (_, index) =>
    entity('program', `“第${turn}轮第${index}项”行动`),
  )
  const sentences = programs.map(({ name }) => `县教体局开展${name}。`)
  const relations = programs.map(
    (object, index): RelationOptions => ({
      subject: bureau,
      object,
      quote: sentences[index]!,
      year: 2000 + (turn % 100),
    }),
  )
  const name = `第${turn % 5}号文件`
  const lines = [name, ...sentences, '全县教育工作稳步推进。'.repeat(50)]
  return documentGraph({ lines, relations, sourceHash: sha256(name) })
}
