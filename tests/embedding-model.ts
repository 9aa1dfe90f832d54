import { configFrom } from '../graph/config.ts'
import { inspectModel } from '../graph/language/model-files.ts'
import type { Need } from './needs.ts'

/** Folder that holds the real model's folder, by the settings. */
export const { modelDir: MODEL_DIR } = configFrom(process.env)

const { state, folder } = await inspectModel(MODEL_DIR)

export const EMBEDDING_MODEL: Need = {
  what: `embedding model (${state} at ${folder})`,
  isHere: state === 'ready',
  howToHave: 'run "zhengmai model fetch"',
}
