import { entityPlace, hrefOf } from '../location.ts'
import type { EntityKind } from '../vocabulary.ts'
import { KindMark } from './KindMark.tsx'

/** An entity by name, with the sign of its kind, leading to its page. */
export function EntityLink({ id, kind, name }: { id: string; kind: EntityKind; name: string }) {
  return (
    <a class="entity-link" href={hrefOf(entityPlace(id))}>
      <KindMark kind={kind} bare />
      <span lang="zh-CN">{name}</span>
    </a>
  )
}
