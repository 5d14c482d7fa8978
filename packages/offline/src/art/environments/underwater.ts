/** Underwater: light from above, rocks and weed, bubbles; what does not live there floats in a bubble. */
import { mix, shade } from '../colour.ts'
import { type Icon, iconExtent, placeIcon } from '../icons.ts'
import { drawGlow } from '../light.ts'
import { landBelow, ridge } from '../ridges.ts'
import type { Depths, SceneArt } from '../scene-art.ts'
import { circle, ellipse, group, n, opacity, path, polygon, rect, stroke } from '../svg.ts'

const swimmers =
  /whale|dolphin|shark|fish|octopus|squid|crab|lobster|shrimp|turtle|coral|shell|oyster|seal|jellyfish|bubbles|diving|anchor/

export function drawUnderwater(scene: SceneArt): Depths {
  const { layout, palette, random, pen } = scene
  const { width, height, ground } = layout
  const [light, deep, abyss] = [
    mix(palette.sky[2], '#5cd0e0', 0.55),
    mix(palette.near, '#0a5f92', 0.62),
    mix(palette.near, '#07284e', 0.6),
  ]
  let back = rect(
    0,
    0,
    width,
    height,
    pen.linear([
      [0, light],
      [0.32, mix(light, deep, 0.55)],
      [0.75, deep],
      [1, abyss],
    ]),
  )
  for (let i = 0; i < 9; i++) {
    const [x, w, lean] = [width * random.between(-0.1, 1), random.between(50, 150), random.between(60, 260)]
    back += polygon(
      [
        [x, -10],
        [x + w, -10],
        [x + w * 2 + lean, height * 0.86],
        [x + lean - w * 0.4, height * 0.86],
      ],
      pen.linear([
        [0, '#ffffff', 0.3],
        [1, '#ffffff', 0],
      ]),
    )
  }
  let surface = ''
  for (let i = 0; i < 26; i++)
    surface += `M${n(random.next() * width)} ${n(random.between(6, 90))}q${n(50)} ${n(random.between(-16, 16))} ${n(random.between(80, 170))} 0`
  back += stroke(surface, '#ffffff', 4, opacity(0.3))
  for (let i = 0; i < 3; i++) {
    const line = ridge(scene, {
      y: height * (0.56 + i * 0.09),
      amplitude: height * 0.1,
      scale: 0.0022,
      offset: i * 21 + random.between(0, 60),
    })
    back += path(
      landBelow(scene, line),
      pen.linear([
        [0, mix(deep, light, 0.34 - i * 0.12)],
        [1, mix(deep, abyss, 0.3 + i * 0.2)],
      ]),
      opacity(0.75),
    )
  }
  let school = ''
  const [sx, sy] = [width * random.between(0.25, 0.75), height * random.between(0.2, 0.34)]
  for (let i = 0; i < 15; i++) {
    const [x, y, s] = [sx + random.between(-190, 190), sy + random.between(-70, 70), random.between(9, 17)]
    school += `M${n(x - s)} ${n(y)}q${n(s)} ${n(-s * 0.8)} ${n(s * 2)} 0l${n(s * 0.7)} ${n(-s * 0.5)}v${n(s)}l${n(-s * 0.7)} ${n(-s * 0.5)}q${n(-s)} ${n(s * 0.8)} ${n(-s * 2)} 0Z`
  }
  back += path(school, mix(deep, abyss, 0.3), opacity(0.6))
  let middle = ''
  for (const side of [0, 1]) {
    const edge = side === 0 ? -30 : width + 30
    const way = side === 0 ? 1 : -1
    for (let k = 0; k < 3; k++) {
      const [reach, high] = [
        width * random.between(0.1, 0.2) * (1 - k * 0.2),
        ground - height * random.between(0.02, 0.24) + k * 60,
      ]
      const tone = mix(abyss, deep, 0.5 - k * 0.2)
      middle += path(
        `M${n(edge)} ${n(high - 60)}Q${n(edge + way * reach * 0.5)} ${n(high - 80)} ${n(edge + way * reach * 0.7)} ${n(high + 10)}T${n(edge + way * reach)} ${n(height)}H${n(edge)}Z`,
        pen.linear([
          [0, shade(tone, 0.08)],
          [1, tone],
        ]),
      )
    }
  }
  const corals = ['#ff7f6e', '#ffb35c', '#d86fb8', '#7fd0a0', palette.accent]
  for (let i = 0; i < (layout.shape === 'wide' ? 14 : 9); i++) {
    const x = width * random.next()
    if (Math.abs(x - layout.hero.x) < layout.hero.size * 0.5) continue
    middle += random.chance(0.5)
      ? drawWeed(scene, x, ground + 30, random.between(110, 260), mix('#2f9a78', deep, random.between(0.2, 0.5)))
      : drawCoral(
          scene,
          x,
          ground + 24,
          random.between(70, 140),
          mix(corals[i % corals.length] ?? palette.accent, deep, 0.2),
        )
  }
  const sand = mix('#e9d2a0', deep, 0.45)
  const floor = ridge(scene, { y: ground - 4, amplitude: 22, scale: 0.003, offset: 5 })
  const floorShape = landBelow(scene, floor)
  let marks = ''
  for (let i = 0; i < 70; i++) {
    const t = random.next()
    marks += ellipse(
      random.next() * width,
      ground + 20 + t * (height - ground),
      5 + t * 26,
      1.5 + t * 4,
      t > 0.5 ? shade(sand, 0.06) : shade(sand, -0.08),
      opacity(0.45),
    )
  }
  let front =
    path(
      floorShape,
      pen.linear([
        [0, shade(sand, 0.06)],
        [0.4, shade(sand, -0.07)],
        [1, shade(abyss, 0.03)],
      ]),
    ) + group(marks, pen.clip(floorShape))
  if (scene.hero)
    front += swim(scene, scene.hero, {
      x: layout.hero.x,
      y: ground - layout.hero.size * 0.58,
      size: layout.hero.size * 0.92,
    })
  const places = [...layout.air.slice(0, 2), ...layout.props.map(slot => ({ ...slot, y: slot.y - slot.size * 0.7 }))]
  scene.props.forEach((icon, i) => {
    const place = places[i]
    if (place) middle += swim(scene, icon, { ...place, size: place.size * 0.9 })
  })
  for (let i = 0; i < 46; i++) {
    const [x, y, r] = [random.next() * width, random.next() * ground, random.between(3, 15)]
    front +=
      circle(x, y, r, '#ffffff', opacity(0.13)) +
      circle(x, y, r, 'none', `stroke="#fff" stroke-width="1.6" ${opacity(0.5)}`) +
      circle(x - r * 0.3, y - r * 0.35, r * 0.2, '#fff', opacity(0.8))
  }
  return { back, middle, front }
}

function swim(
  scene: SceneArt,
  icon: Icon,
  place: { readonly x: number; readonly y: number; readonly size: number },
): string {
  const own = swimmers.test(icon.name)
  const { width, height } = iconExtent(icon, place.size)
  const radius = Math.hypot(width, height) * 0.5
  const bubble = own
    ? ''
    : circle(
        place.x,
        place.y,
        radius,
        scene.pen.radial([
          [0, '#ffffff', 0.05],
          [0.8, '#ffffff', 0.16],
          [1, '#ffffff', 0.5],
        ]),
      ) +
      ellipse(
        place.x - radius * 0.45,
        place.y - radius * 0.55,
        radius * 0.2,
        radius * 0.1,
        '#ffffff',
        `transform="rotate(-38 ${n(place.x - radius * 0.45)} ${n(place.y - radius * 0.55)})" ${opacity(0.75)}`,
      )
  return (
    drawGlow(scene, place.x, place.y, place.size * 0.9, '#e6fbff', 0.4) +
    placeIcon(scene.pen, icon, { ...place, size: own ? place.size : place.size * 0.78, anchor: 'middle' }) +
    bubble
  )
}

function drawWeed({ random }: SceneArt, x: number, y: number, size: number, colour: string): string {
  let d = ''
  for (let i = -1; i <= 2; i++) {
    const [tall, sway] = [size * random.between(0.6, 1), random.between(-30, 30)]
    d += `M${n(x + i * 14)} ${n(y)}c${n(sway)} ${n(-tall * 0.3)} ${n(-sway)} ${n(-tall * 0.6)} ${n(sway * 0.6)} ${n(-tall)}`
  }
  return stroke(d, colour, 11) + stroke(d, shade(colour, 0.08), 4, opacity(0.6))
}

function drawCoral({ random }: SceneArt, x: number, y: number, size: number, colour: string): string {
  let d = ''
  for (let i = 0; i < 6; i++) {
    const angle = -Math.PI / 2 + (i - 2.5) * 0.34 + random.between(-0.1, 0.1)
    const reach = size * random.between(0.7, 1)
    const [mx, my] = [x + Math.cos(angle) * reach * 0.5, y + Math.sin(angle) * reach * 0.5]
    d += `M${n(x)} ${n(y)}L${n(mx)} ${n(my)}L${n(x + Math.cos(angle) * reach)} ${n(y + Math.sin(angle) * reach)}M${n(mx)} ${n(my)}l${n(Math.cos(angle + 0.6) * reach * 0.34)} ${n(Math.sin(angle + 0.6) * reach * 0.34)}`
  }
  return (
    stroke(d, colour, size * 0.13, 'stroke-linejoin="round"') +
    stroke(d, shade(colour, 0.09), size * 0.04, opacity(0.6))
  )
}
