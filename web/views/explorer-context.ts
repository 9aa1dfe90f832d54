import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Words } from '../language/zh.ts'
import type { Navigation } from '../navigation.ts'
import type { Preferences } from '../preferences.ts'
import type { State } from '../state/state.ts'

export type Explorer = { state: State; navigation: Navigation; preferences: Preferences }

export const ExplorerContext = createContext<Explorer | null>(null)

/** What every view reads; `words` in the language of the moment. */
export function useExplorer(): Explorer & { words: Words } {
  const explorer = useContext(ExplorerContext)!
  return { ...explorer, words: explorer.preferences.words.value }
}
