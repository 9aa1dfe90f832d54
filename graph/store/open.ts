import type { StoreAddress } from '../config.ts'
import { discardFolder, openFolder } from './folder.ts'
import { discardServer, openServer } from './neo4j/open.ts'
import type { Store } from './port.ts'

/** Opens the store at an address, or begins one there. Throws what `openFolder` or `openServer` throws. */
export function openStore({ folder, server }: StoreAddress, options: { mustExist?: boolean } = {}): Promise<Store> {
  return server === null ? openFolder(folder, options) : openServer(server, folder, options)
}

/** Throws the graph at an address away, so that it can be built anew from the originals, which stay. */
export function discardGraph({ folder, server }: StoreAddress): Promise<void> {
  return server === null ? discardFolder(folder) : discardServer(server)
}
