import { execFileSync } from 'node:child_process'
import { Deployment } from 'kubernetes-models/apps/v1/Deployment'
import { StatefulSet } from 'kubernetes-models/apps/v1/StatefulSet'
import { Job } from 'kubernetes-models/batch/v1/Job'
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy'
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget'
import { ConfigMap } from 'kubernetes-models/v1/ConfigMap'
import { Namespace } from 'kubernetes-models/v1/Namespace'
import { PersistentVolumeClaim } from 'kubernetes-models/v1/PersistentVolumeClaim'
import { Secret } from 'kubernetes-models/v1/Secret'
import { Service } from 'kubernetes-models/v1/Service'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  bytesOf,
  CLOSED_TO_LOAD_CSV,
  manifests,
  misuse,
  neo4jSettings,
  packageJson,
  textOf,
  unknownSettings,
} from './files.ts'

const MODELS = {
  ConfigMap,
  Deployment,
  Job,
  Namespace,
  NetworkPolicy,
  PersistentVolumeClaim,
  PodDisruptionBudget,
  Secret,
  Service,
  StatefulSet,
}

/**
 * The object as something that remembers which fields were looked at. The schemas let unknown fields pass, and so a
 * misspelt `readOnlyRootFilesystem` too; but they look only at those they know.
 */
function watched(value: unknown, at: string, unseen: Set<string>): unknown {
  if (value === null || typeof value !== 'object') return value
  const inside: Record<string, unknown> = {}
  for (const [key, part] of Object.entries(value)) {
    inside[key] = watched(part, `${at}.${key}`, unseen)
    if (!Array.isArray(value)) unseen.add(`${at}.${key}`)
  }
  const copy = Array.isArray(value) ? Object.values(inside) : inside
  return new Proxy(copy, {
    get(target, key, receiver) {
      unseen.delete(`${at}.${String(key)}`)
      return Reflect.get(target, key, receiver)
    },
  })
}

/** What Kubernetes' own schema says against an object. */
function complaints(object: unknown): string[] {
  const kind = z.object({ kind: z.enum(Object.keys(MODELS) as (keyof typeof MODELS)[]) }).parse(object).kind
  const unseen = new Set<string>()
  try {
    // As a function on the object itself: a model's constructor would copy it.
    MODELS[kind].prototype.validate.call(watched(object, kind, unseen) as never)
  } catch (thrown) {
    return [`${kind}: ${(thrown as Error).message}`]
  }
  return [...unseen].map((field) => `${field}: no such field`)
}

const Container = z.object({
  image: z.string(),
  command: z.array(z.string()).optional(),
  args: z.array(z.string()).default([]),
  env: z
    .array(z.object({ name: z.string(), value: z.string().optional(), valueFrom: z.unknown().optional() }))
    .default([]),
  envFrom: z.array(z.object({ configMapRef: z.object({ name: z.string() }) })).default([]),
  ports: z.array(z.object({ name: z.string(), containerPort: z.int() })).default([]),
  resources: z.object({ requests: z.record(z.string(), z.string()), limits: z.record(z.string(), z.string()) }),
  securityContext: z.object({
    allowPrivilegeEscalation: z.boolean(),
    readOnlyRootFilesystem: z.boolean(),
    capabilities: z.object({ drop: z.array(z.string()) }),
  }),
  volumeMounts: z.array(z.object({ name: z.string(), mountPath: z.string(), readOnly: z.boolean().default(false) })),
  startupProbe: z.unknown().optional(),
  readinessProbe: z.unknown().optional(),
  livenessProbe: z.unknown().optional(),
})
const Pod = z.object({
  enableServiceLinks: z.boolean(),
  automountServiceAccountToken: z.boolean(),
  restartPolicy: z.string().optional(),
  securityContext: z.object({
    runAsNonRoot: z.boolean(),
    runAsUser: z.int(),
    seccompProfile: z.object({ type: z.string() }),
  }),
  containers: z.tuple([Container]),
  volumes: z
    .array(z.object({ name: z.string(), persistentVolumeClaim: z.object({ claimName: z.string() }).optional() }))
    .default([]),
})
const Labels = z.record(z.string(), z.string())
const Workload = z.object({
  kind: z.enum(['Deployment', 'StatefulSet', 'Job']),
  metadata: z.object({ name: z.string() }),
  spec: z.object({
    replicas: z.int().optional(),
    completionMode: z.string().optional(),
    completions: z.int().optional(),
    backoffLimitPerIndex: z.int().optional(),
    selector: z.object({ matchLabels: Labels }).optional(),
    template: z.object({ metadata: z.object({ labels: Labels }), spec: Pod }),
    volumeClaimTemplates: z.array(z.object({ metadata: z.object({ name: z.string() }) })).default([]),
  }),
})

const all = manifests()
const named = z.object({ kind: z.string(), metadata: z.object({ name: z.string(), namespace: z.string().optional() }) })
const objects = all.map(({ object }) => ({ ...named.parse(object), whole: object }))
const namesOf = (kind: string) => objects.filter((each) => each.kind === kind).map(({ metadata }) => metadata.name)
const workloads = objects.flatMap(({ kind, whole }) =>
  ['Deployment', 'StatefulSet', 'Job'].includes(kind) ? [Workload.parse(whole)] : [],
)
const workload = (name: string) => workloads.find(({ metadata }) => metadata.name === name)!
const containerOf = ({ spec }: (typeof workloads)[number]) => spec.template.spec.containers[0]
const environmentOf = (name: string) =>
  Object.fromEntries(containerOf(workload(name)).env.map((each) => [each.name, each.value ?? '']))
/** Of our own image. */
const ours = workloads.filter(({ metadata }) => metadata.name !== 'neo4j')

/** `[command, …arguments]` of the command line that a container starts. */
function callOf({ command, args }: z.infer<typeof Container>): string[] {
  const script = command?.at(-1)
  return script === undefined ? args : script.slice(script.indexOf('main.js ') + 8).split(' ')
}

describe('The Kubernetes manifests', () => {
  it('hold what the guide speaks of', () => {
    expect(workloads.map(({ kind, metadata }) => `${kind} ${metadata.name}`).sort()).toEqual([
      'Deployment zhengmai',
      'Job consolidate',
      'Job ingest',
      'StatefulSet neo4j',
    ])
  })

  it.each(all.map(({ file, object }) => [`${file} ${named.parse(object).kind}`, object]))(
    'are what their schema says: %s',
    (_, object) => {
      expect(complaints(object)).toEqual([])
    },
  )

  it('would be refused with a field that is misspelt or of another type', () => {
    const { object } = all.find(({ file }) => file === 'ingest.yaml')!
    const wrong = structuredClone(object) as { spec: Record<string, unknown> }
    wrong.spec.completionsMode = 'Indexed'
    expect(complaints(wrong)).toEqual(['Job.spec.completionsMode: no such field'])
    wrong.spec.completions = 'sixteen'
    expect(complaints(wrong)[0]).toMatch(/completions/)
  })

  it('stay in one namespace, which holds its pods to the strictest standard', () => {
    const elsewhere = objects.filter(({ kind, metadata }) => kind !== 'Namespace' && metadata.namespace !== 'zhengmai')
    expect(elsewhere.map(({ metadata }) => metadata.name)).toEqual([])
    const { object } = all.find(({ file }) => file === 'namespace.yaml')!
    expect(object).toMatchObject({ metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } })
  })

  it.each(workloads.map((each) => [each.metadata.name, each] as const))(
    'run %s without root and without rights it does not need',
    (name, each) => {
      const { spec: pod } = each.spec.template
      expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } })
      expect(pod.securityContext.runAsUser).toBeGreaterThan(0)
      expect(pod.automountServiceAccountToken).toBe(false)
      expect(containerOf(each).securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: name !== 'neo4j',
        capabilities: { drop: ['ALL'] },
      })
      expect(containerOf(each).resources.limits.memory).toBeDefined()
    },
  )

  it('give our image somewhere to write, and the user it is built for', () => {
    for (const each of ours) {
      const writable = containerOf(each).volumeMounts.filter(({ readOnly }) => !readOnly)
      expect(writable.map(({ mountPath }) => mountPath).sort()).toEqual(['/data', '/tmp'])
      expect(textOf('Dockerfile')).toContain(`USER ${each.spec.template.spec.securityContext.runAsUser}:`)
    }
  })

  it('keep variables that Kubernetes makes of services out of the containers', () => {
    expect(workloads.map(({ spec }) => spec.template.spec.enableServiceLinks)).not.toContain(true)
    expect(Object.keys(environmentOf('neo4j'))).not.toContain('NEO4J_PASSWORD')
  })

  it('refer to nothing that is not there', () => {
    for (const { spec } of workloads) {
      const { containers, volumes } = spec.template.spec
      const volumeNames = [...volumes, ...spec.volumeClaimTemplates.map(({ metadata }) => metadata)].map(
        ({ name }) => name,
      )
      for (const { name } of containers[0].volumeMounts) expect(volumeNames).toContain(name)
      for (const { configMapRef } of containers[0].envFrom) expect(namesOf('ConfigMap')).toContain(configMapRef.name)
      for (const { persistentVolumeClaim: claim } of volumes) {
        if (claim) expect(namesOf('PersistentVolumeClaim')).toContain(claim.claimName)
      }
      for (const [, name] of JSON.stringify(containers).matchAll(/"secretKeyRef":\{"name":"([^"]+)"/g)) {
        expect(namesOf('Secret')).toContain(name)
      }
      if (spec.selector) expect(spec.template.metadata.labels).toMatchObject(spec.selector.matchLabels)
    }
  })

  it('lead every service to a port that its pods have', () => {
    const Target = z.object({
      kind: z.literal('Service'),
      spec: z.object({ selector: Labels, ports: z.array(z.object({ targetPort: z.string() })) }),
    })
    const services = objects.filter(({ kind }) => kind === 'Service').map(({ whole }) => Target.parse(whole).spec)
    expect(services).toHaveLength(2)
    for (const { selector, ports } of services) {
      const behind = workloads.filter(({ spec }) =>
        Object.entries(selector).every(([key, value]) => spec.template.metadata.labels[key] === value),
      )
      expect(behind).toHaveLength(1)
      expect(containerOf(behind[0]!).ports.map(({ name }) => name)).toEqual(ports.map(({ targetPort }) => targetPort))
    }
  })

  it('name only settings that there are', () => {
    const Data = z.object({ data: z.record(z.string(), z.string()) })
    const map = Data.parse(objects.find(({ kind }) => kind === 'ConfigMap')!.whole).data
    const names = [...Object.keys(map), ...ours.flatMap((each) => containerOf(each).env.map(({ name }) => name))]
    expect(names).toContain('NEO4J_URL')
    expect(unknownSettings(names)).toEqual([])
    const port = containerOf(workload('neo4j')).ports[0]!.containerPort
    expect(map.NEO4J_URL).toBe(`bolt://neo4j:${port}`)
  })

  it('start commands that there are', () => {
    for (const each of ours) expect(misuse(callOf(containerOf(each))), each.metadata.name).toBeNull()
  })

  it('share the documents out whole: as many shares as completions, counted from 1', () => {
    const { spec } = workload('ingest')
    expect(spec).toMatchObject({ completionMode: 'Indexed', backoffLimitPerIndex: expect.any(Number) })
    expect(spec.template.spec.restartPolicy).toBe('Never')
    const [shell, flag, script] = containerOf(workload('ingest')).command!
    const shareOf = (index: number) =>
      execFileSync(shell!, [flag!, script!.replace('exec node /app/dist/api/cli/main.js', 'echo')], {
        env: { ...process.env, JOB_COMPLETION_INDEX: String(index) },
        encoding: 'utf8',
      })
    const last = Number(spec.completions)
    expect(shareOf(0)).toBe(`ingest /documents --shard 1/${last}\n`)
    expect(shareOf(last - 1)).toBe(`ingest /documents --shard ${last}/${last}\n`)
  })

  it('ask the API whether it is well where it says so', () => {
    const api = containerOf(workload('zhengmai'))
    const at = (route: string) => ({ httpGet: { path: route, port: 'http' } })
    expect(api).toMatchObject({
      startupProbe: at('/api/health'),
      readinessProbe: at('/api/health'),
      livenessProbe: at('/'),
    })
    expect(workload('zhengmai').spec.replicas).toBe(2)
  })

  it('hold no password', () => {
    const { object } = all.find(({ file }) => file === 'secret.yaml')!
    expect(object).toMatchObject({ kind: 'Secret', stringData: { password: '' } })
    expect(objects.filter(({ kind }) => kind === 'Secret')).toHaveLength(1)
    const given = workloads
      .flatMap((each) => containerOf(each).env)
      .filter(({ name, value }) => /PASSWORD|AUTH|SECRET|TOKEN/i.test(name) && value !== undefined)
    expect(given.map(({ value }) => value)).toEqual(['neo4j/$(PASSWORD)'])
  })

  it('close LOAD CSV, and let Neo4j reach nothing', () => {
    expect(neo4jSettings(environmentOf('neo4j'))).toMatchObject(CLOSED_TO_LOAD_CSV)
    const Policy = z.object({
      spec: z.object({ podSelector: z.unknown(), policyTypes: z.array(z.string()), egress: z.unknown().optional() }),
    })
    const policies = objects
      .filter(({ kind }) => kind === 'NetworkPolicy')
      .map(({ whole }) => JSON.stringify(Policy.parse(whole)))
    expect(policies).toContain('{"spec":{"podSelector":{},"policyTypes":["Ingress","Egress"]}}')
    const leaving = policies.filter((policy) => policy.includes('"egress"'))
    expect(leaving).toHaveLength(1)
    const [selected] = leaving[0]!.split('"egress"')
    expect(selected).not.toContain('"database"')
  })

  it('leave room beside heap and page cache', () => {
    const { 'server.memory.heap.max_size': heap, 'server.memory.pagecache.size': pages } = neo4jSettings(
      environmentOf('neo4j'),
    )
    const together = bytesOf(heap!) + bytesOf(pages!)
    expect(together).toBeGreaterThan(0)
    expect(together).toBeLessThanOrEqual(0.9 * bytesOf(containerOf(workload('neo4j')).resources.limits.memory!))
  })

  it('name the images that compose.yaml names', () => {
    for (const each of ours) expect(containerOf(each).image).toBe(`zhengmai:${packageJson.version}-model`)
    expect(textOf('compose.yaml')).toContain(`image: ${containerOf(workload('neo4j')).image}\n`)
  })
})
