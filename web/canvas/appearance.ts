import { ENTITY_KINDS, type EntityKind } from '../vocabulary.ts'

/** Colours of the picture, as the style sheet has them now: canvas and WebGL know no custom properties. */
export type Appearance = {
  paper: string
  ink: string
  quiet: string
  line: string
  /** Of nodes that are not spoken of. */
  dim: string
  accent: string
  kinds: Record<EntityKind, string>
  font: string
}

export function appearanceOf(element: HTMLElement): Appearance {
  const style = getComputedStyle(element)
  const read = (name: string): string => style.getPropertyValue(name).trim()
  return {
    paper: read('--sunken'),
    ink: read('--ink'),
    quiet: read('--ink-3'),
    line: read('--edge'),
    dim: read('--line'),
    accent: read('--accent'),
    kinds: Object.fromEntries(ENTITY_KINDS.map((kind) => [kind, read(`--k-${kind}`)])) as Record<EntityKind, string>,
    font: style.fontFamily,
  }
}
