import { type EntityKind, Predicate } from '../model.ts'

/** `school` is the label `School`. */
export const labelOf = (kind: EntityKind): string => `${kind[0]!.toUpperCase()}${kind.slice(1)}`

/** `carries_out` is the relationship type `CARRIES_OUT`. */
export const typeOf = (predicate: Predicate): string => predicate.toUpperCase()

/** Any predicate, as a pattern has it. */
export const RELATION = Predicate.options.map(typeOf).join('|')

/** A text, or several, for each predicate, which is given its type. */
export const perPredicate = <T>(text: (type: string) => T) =>
  Object.fromEntries(Predicate.options.map((predicate) => [predicate, text(typeOf(predicate))])) as Record<Predicate, T>
