import { idOf } from '../../graph/ids.ts'
import type { EntityKind, Jurisdiction } from '../../graph/model.ts'
import { programCore } from './program-name.ts'

/**
 * What makes an entity the same in two documents: its kind, its canonical name, and the division it lives in (by code
 * where the list has it, else by name). So 第一中学 of two counties never meet, and 双减 of all documents does. A name
 * that means something only inside its document (《实施方案》 without a referent) has that document's id in it too.
 */
export function entityId(
  kind: EntityKind,
  name: string,
  jurisdiction: Jurisdiction | null,
  documentId: string | null = null,
): string {
  const where = jurisdiction === null ? null : (jurisdiction.code ?? jurisdiction.name)
  const same = kind === 'program' ? programCore(name) : name
  return documentId === null ? idOf('ent', kind, same, where) : idOf('ent', kind, same, where, documentId)
}
