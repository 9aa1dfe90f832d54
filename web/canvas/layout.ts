import forceAtlas2 from 'graphology-layout-forceatlas2'
import type { Picture, Positions } from './picture.ts'

/** The package is CommonJS: what is imported is the function itself, which its types call `default`. */
const { assign } = forceAtlas2 as unknown as typeof forceAtlas2.default

/** Steps after which a picture is settled. Large ones get fewer: they are laid out at once, in under half a second. */
const ITERATIONS = { small: 400, large: 200, largeFrom: 200 } as const

/** Moves the nodes that are not fixed to where the picture is readable. The same picture gives the same places. */
export function layOut(picture: Picture): void {
  if (picture.order < 2) return
  assign(picture, {
    iterations: picture.order < ITERATIONS.largeFrom ? ITERATIONS.small : ITERATIONS.large,
    settings: {
      adjustSizes: true,
      barnesHutOptimize: picture.order >= ITERATIONS.largeFrom,
      gravity: 0.6,
      scalingRatio: 60,
      slowDown: 4,
      edgeWeightInfluence: 0,
    },
  })
}

export function positionsOf(picture: Picture): Positions {
  return new Map(picture.mapNodes((id, { x, y }) => [id, { x, y }]))
}
