import { readFileSync, statSync } from 'node:fs'
import type { LexiconFile } from '../../graph/config.ts'
import { problem } from '../../graph/errors.ts'
import { reasonOf } from '../read.ts'
import { NO_WORDS, parseUserLexicon, type UserLexicon } from './user-lexicon.ts'

/** Files are looked at this often at most. */
const LOOK_EVERY_MS = 1000

/**
 * The user's lexicon, read at once and again once the file has changed. A file that nobody asked for may be missing.
 * Throws `PATH_NOT_FOUND`, `FILE_UNREADABLE` or `LEXICON_INVALID`, at once or from the function that it gives.
 */
export function openUserLexicon({ file, mustExist }: LexiconFile): () => UserLexicon {
  let state: string | null = null
  let lookedAt = Date.now()
  let words = read()

  function read(): UserLexicon {
    const stats = statSync(file, { throwIfNoEntry: false })
    if (!stats && mustExist) throw problem('PATH_NOT_FOUND', file)
    const now = stats ? `${stats.mtimeMs} ${stats.size} ${stats.ino}` : 'none'
    if (now === state) return words
    const fresh = stats ? parseUserLexicon(contentsOf(file), file) : NO_WORDS
    state = now
    return fresh
  }

  return () => {
    if (Date.now() - lookedAt >= LOOK_EVERY_MS) {
      words = read()
      lookedAt = Date.now()
    }
    return words
  }
}

function contentsOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw problem('FILE_UNREADABLE', file, reasonOf(cause)).causedBy(cause)
  }
}
