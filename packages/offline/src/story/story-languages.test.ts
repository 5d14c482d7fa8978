/** Stories in the languages besides English: sound, whole, and timed by reading where nobody speaks them. */
import { countWords, readingSeconds } from '@contenthq/model'
import { expect, test } from 'vitest'
import { leansOnEarlier } from './references.ts'
import { expectSound, read, tell, wordsIn } from './tell-story.fixture.ts'

const foreign: Readonly<Record<string, string>> = {
  es: `# La historia del chocolate\n\nLos primeros en beber cacao fueron los pueblos de América Central. Los mayas tostaban las semillas y las mezclaban con agua. El resultado era una bebida amarga que se servía en las grandes ceremonias.\n\nPara los aztecas, los granos de cacao servían como moneda. El emperador Moctezuma bebía chocolate en copas de oro.\n\nLos españoles llevaron el cacao a Europa en el siglo XVI. Pero el azúcar convirtió la bebida en el lujo de moda. Durante casi cien años, España guardó el secreto de la receta. Esta receta era sencilla.`,
  fr: `# L’histoire du pain\n\nLe pain accompagne les hommes depuis plus de dix mille ans. Les premiers pains étaient de simples galettes. En Égypte, une pâte oubliée au soleil a donné le premier pain levé.\n\nM. Dupont, historien du pain, rappelle que le pain blanc était réservé aux riches. Il coûtait cher. La baguette est née à Paris au début du XXe siècle.`,
  de: `# Die Geschichte des Leuchtturms\n\nDie ersten Leuchtfeuer waren Holzstöße auf einem Hügel über dem Meer. Der Regen löschte die Flammen oft in einer Stunde. Um 280 v. Chr. entstand in Ägypten der Leuchtturm von Alexandria.\n\nDer Turm war mehr als 100 Meter hoch. Seine Lampe brannte jede Nacht. Im 19. Jahrhundert fand Augustin Fresnel einen Weg, das Licht zu bündeln. Schiffe finden ihren Weg heute mit Satelliten.`,
  pt: `# A história do azulejo\n\nOs azulejos cobrem igrejas e palácios em todo o Portugal. Os mouros trouxeram a técnica para a Península Ibérica. O rei D. Manuel I viu os azulejos de Sevilha em 1498.\n\nO terramoto de 1755 destruiu grande parte de Lisboa. Ele mudou a cidade. As fachadas coloridas protegiam as casas da chuva e do fogo.`,
  it: `# La storia della pizza\n\nLa pizza è nata come cibo povero nelle strade di Napoli. Una pizza piegata in quattro costava pochi centesimi. Il pomodoro arrivò in Europa dalle Americhe nel Cinquecento.\n\nNel 1889, il Sig. Esposito preparò tre pizze per la regina Margherita. Questa scelse la più semplice. La prima pizzeria di New York aprì le porte nel 1905.`,
}

test.each(Object.entries(foreign))(
  'a story in %s: sound, and no scene opens with a pronoun',
  async (language, text) => {
    const document = await read(text)
    expect(document.language).toBe(language)
    const { story, scenes } = await tell(document, 25)
    expectSound(document, scenes)
    expect(scenes.length).toBeGreaterThanOrEqual(3)
    for (const scene of scenes.slice(1)) {
      const first = scene.sources[0]
      expect(first && leansOnEarlier(scene.narration.slice(0, first.sentence.end), language)).toBe(false)
      expect(scene.title.split(/\s+/).length).toBeLessThanOrEqual(6)
    }
    expect(document.text).toContain(story.closing)
  },
)

test.each(Object.entries(foreign))(
  'twenty seconds in %s are as long as reading them takes, within a tenth',
  async (language, text) => {
    const document = await read(text)
    const { scenes } = await tell(document, 20)
    expect(countWords(document.text, language)).toBeGreaterThan(wordsIn(scenes, language))
    // without a voice each scene is read, with a short rest around; pauses then fill the film, half a second to 2.2 a scene
    const reading = scenes.reduce((sum, { narration }) => sum + readingSeconds(narration, language) + 0.4, 0)
    expect(reading + 0.5 * scenes.length).toBeLessThan(22)
    expect(reading + 2.2 * scenes.length).toBeGreaterThan(18)
    expectSound(document, scenes)
  },
)
