import { KIND_GLYPHS } from '../kind-glyphs.ts'
import type { EntityKind } from '../vocabulary.ts'
import { useExplorer } from './explorer-context.ts'

/** The round sign of a kind, with its name beside it or only for those who cannot see it. */
export function KindMark({ kind, bare = false }: { kind: EntityKind; bare?: boolean }) {
  const { words } = useExplorer()
  return (
    <span class={`kind k-${kind}`}>
      <span class="glyph" aria-hidden="true" lang="zh-CN">
        {KIND_GLYPHS[kind]}
      </span>
      <span class={bare ? 'sr-only' : ''}>{words.kinds[kind]}</span>
    </span>
  )
}
