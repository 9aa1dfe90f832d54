/** Rules and vetoes with their reasons. */
import type { Rule } from '../../graph/model.ts'
import type { Sentences } from '../../graph/sentences.ts'
import { extractionWhy } from '../extract/rules.ts'
import { type VetoId, vetoWhy } from '../extract/vetoes.ts'
import { resolutionWhy } from '../resolve/rules.ts'

type Reasoned = Rule & { why: Sentences | null }

/** Rules of extraction and of resolution may share an id (`short-name`). */
export const foundBy = (rule: Rule): Reasoned => ({ ...rule, why: extractionWhy(rule.id) })
export const namedBy = (rule: Rule): Reasoned => ({ ...rule, why: resolutionWhy(rule.id) })

export const vetoOf = (id: VetoId): { id: VetoId; why: Sentences } => ({ id, why: vetoWhy(id) })
