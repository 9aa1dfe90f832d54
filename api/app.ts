import fastify from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { ZhengmaiError } from '../graph/errors.ts'
import { serveExplorer } from './explorer.ts'
import { finishFirst } from './finish-first.ts'
import { guard } from './guards.ts'
import { describeApi } from './openapi.ts'
import { answerUnreadable, LARGEST_REQUEST, problemHandler } from './problem.ts'
import { cypherRoutes } from './routes/cypher.ts'
import { documentRoutes } from './routes/documents.ts'
import { entityRoutes } from './routes/entities.ts'
import { explainRoutes } from './routes/explain.ts'
import { exportRoutes } from './routes/export.ts'
import { healthRoutes } from './routes/health.ts'
import { observationRoutes } from './routes/observations.ts'
import { pathRoutes } from './routes/paths.ts'
import { relationRoutes } from './routes/relations.ts'
import { searchRoutes } from './routes/search.ts'
import type { Services } from './services.ts'

export type AppOptions = {
  /** Folder of the built explorer. */
  explorer: string
  /** Answer to this machine's own names only. */
  loopback: boolean
  /** Told of everything that goes wrong on our side. */
  report(error: ZhengmaiError, requestId: string): void
}

/** Time that answers get when the server closes. */
const LAST_ANSWERS_MS = 2000

/** Builds the application without listening: tests call `inject`, `server.ts` listens. */
export async function buildApp(services: Services, { explorer, loopback, report }: AppOptions) {
  const handle = problemHandler(report)
  const app = fastify({
    bodyLimit: LARGEST_REQUEST,
    requestTimeout: 30_000,
    http: { maxHeaderSize: LARGEST_REQUEST },
    clientErrorHandler: answerUnreadable,
    frameworkErrors: handle,
    // Open browser tabs must not keep the server from closing.
    forceCloseConnections: true,
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(handle)
  finishFirst(app, LAST_ANSWERS_MS)
  guard(app, { loopback })

  await describeApi(app, services.version)
  const routes = [
    healthRoutes,
    searchRoutes,
    documentRoutes,
    explainRoutes,
    entityRoutes,
    exportRoutes,
    relationRoutes,
    observationRoutes,
    pathRoutes,
    cypherRoutes,
  ]
  for (const plugin of routes) await app.register(plugin, { prefix: '/api', ...services })
  await serveExplorer(app, explorer)
  return app
}
