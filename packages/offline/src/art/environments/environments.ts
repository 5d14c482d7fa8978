/** Owns the list of environments by name. Does not know which words lead where. */
import type { Environment } from '../scene-art.ts'
import { drawCircuit } from './circuit.ts'
import { drawCityDay } from './city-day.ts'
import { drawCityNight } from './city-night.ts'
import { drawDesert } from './desert.ts'
import { drawForest } from './forest.ts'
import { drawGrowth } from './growth.ts'
import { drawHills } from './hills.ts'
import { drawIce } from './ice.ts'
import { drawKitchen } from './kitchen.ts'
import { drawLab } from './lab.ts'
import { drawLibrary } from './library.ts'
import { drawMoonscape } from './moonscape.ts'
import { drawMountains } from './mountains.ts'
import { drawOcean } from './ocean.ts'
import { drawOpenSky } from './open-sky.ts'
import { drawRoom } from './room.ts'
import { drawSpace } from './space.ts'
import { drawStage } from './stage.ts'
import { drawTemple } from './temple.ts'
import { drawTerraces } from './terraces.ts'
import { drawUnderwater } from './underwater.ts'

export const environments = {
  hills: drawHills,
  terraces: drawTerraces,
  ocean: drawOcean,
  underwater: drawUnderwater,
  space: drawSpace,
  'city-day': drawCityDay,
  'city-night': drawCityNight,
  room: drawRoom,
  kitchen: drawKitchen,
  lab: drawLab,
  forest: drawForest,
  desert: drawDesert,
  mountains: drawMountains,
  moonscape: drawMoonscape,
  temple: drawTemple,
  stage: drawStage,
  growth: drawGrowth,
  circuit: drawCircuit,
  'open-sky': drawOpenSky,
  ice: drawIce,
  library: drawLibrary,
} as const satisfies Record<string, Environment>

export type EnvironmentName = keyof typeof environments

export const environmentNames = Object.keys(environments) as readonly EnvironmentName[]
