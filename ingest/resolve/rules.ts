import type { Rule } from '../../graph/model.ts'

/** Why each rule of resolution may give a mention another name. A version rises with every change of what it gives. */
const RULES = {
  printed: [1, 'The mention prints the name with other spaces, quotation marks or brackets.'],
  'short-name': [1, 'The text introduces the short name (以下简称).'],
  'stands-for': [1, 'A list, or what is printed beside the mention, gives the full name.'],
  'level-in-force': [1, '省, 市, 县 and 区 without a name mean the division in force at that point.'],
  'place-in-force': [1, 'A local body or school without a place belongs to the division in force at that point.'],
  'place-of-list': [1, 'A name in a list takes the place of the name before it.'],
  'place-stem': [1, 'The name of a division without its suffix, which the document names in full.'],
  'upper-division': [1, 'Divisions above the one that a name belongs to are left out of it.'],
  'regular-form': [1, 'A numbered school or an office is named by its regular full form.'],
  abbreviation: [1, 'The characters stand in this order in the one full name that the document prints.'],
  'own-office': [1, '局, 厅 and 委 alone mean the office that issued the document.'],
  'campus-of-school': [1, 'A campus belongs to the school named before it.'],
  'short-title': [1, 'The title is the end of one that the document cites in full.'],
  'number-of-title': [1, 'The document prints title and number side by side.'],
  'sent-with-notice': [1, 'A notice that sends a document is cited by the title of what it sends.'],
  'head-of-list': [1, 'In a list of building projects the last one carries the noun for all.'],
  'quoted-name': [1, 'The quoted name of a programme stands for it without its head noun.'],
} as const satisfies Record<string, readonly [version: number, why: string]>

export type AliasRuleId = keyof typeof RULES

export const aliasRule = (id: AliasRuleId): Rule => ({ id, version: RULES[id][0] })
