/** Owns six short films in words, for the tests and the contact sheet. */

export type TestFilm = {
  readonly title: string
  readonly mood: 'calm' | 'warm' | 'wonder' | 'upbeat' | 'tense'
  readonly scenes: readonly { readonly title: string; readonly narration: string }[]
}

const film = (title: string, mood: TestFilm['mood'], scenes: readonly (readonly [string, string])[]): TestFilm => ({
  title,
  mood,
  scenes: scenes.map(([name, narration]) => ({ title: name, narration })),
})

export const testFilms: readonly TestFilm[] = [
  film('The history of tea', 'warm', [
    [
      'The history of tea',
      'Every day the world drinks billions of cups of tea. It began as a leaf on a hillside in China.',
    ],
    ['A legend of an emperor', 'An old legend says that a leaf blew into the boiling water of the emperor Shen Nong.'],
    [
      'Monks and temples',
      'Buddhist monks carried the seeds to Japan. They drank it to stay awake through long hours of meditation.',
    ],
    [
      'Ships full of chests',
      'In the seventeenth century merchant ships brought chests of tea to Europe. The voyage took over a year.',
    ],
    [
      'A tax and a harbour',
      'A tax on tea led angry colonists in Boston to throw the cargo into the harbour, a spark of revolution.',
    ],
    [
      'In every kitchen',
      'Today it is grown on terraces from Assam to Kenya and brewed in every kitchen, with milk, lemon or mint.',
    ],
  ]),
  film('The quiet engineering of lighthouses', 'calm', [
    [
      'The quiet engineering of lighthouses',
      'For two thousand years a light on the shore has told sailors where the land begins.',
    ],
    [
      'Fires on the coast',
      'The first lighthouses were open fires on a hill. They burned wood, then coal, and gave more smoke than light.',
    ],
    [
      'The lens of Fresnel',
      'In 1822 Augustin Fresnel built a lens from rings of glass prisms that bent the light into a single beam.',
    ],
    [
      'Building on a rock',
      'Engineers cut granite blocks that locked into each other like a puzzle, so that storms could not move the tower.',
    ],
    [
      'The keeper',
      'A keeper trimmed the wick, wound the clockwork and wrote the weather into a book, night after night.',
    ],
    [
      'Electric and alone',
      'Electric lamps and satellites made the keepers leave. The lights still turn, watched by a computer.',
    ],
  ]),
  film('How black holes form', 'wonder', [
    [
      'How black holes form',
      'A black hole is a place where gravity wins. Nothing that comes too near returns, not even light.',
    ],
    [
      'The life of a star',
      'A star is a balance: gravity pulls inward and the heat of fusion pushes outward for millions of years.',
    ],
    [
      'The core collapses',
      'When the fuel of iron runs out, the core falls in within a second and the outer layers explode as a supernova.',
    ],
    [
      'What Einstein saw',
      'Einstein wrote his equations in 1915. A physicist in the trenches solved them and found a strange radius.',
    ],
    [
      'How we look for them',
      'Astronomers watch stars that circle something dark, and telescopes on mountains see the glow of hot gas.',
    ],
    [
      'The first picture',
      'In 2019 radio telescopes around the Earth worked as one and took the first picture of a shadow.',
    ],
  ]),
  film('Why cats purr', 'warm', [
    ['Why cats purr', 'A cat on your lap begins to hum. The sound is soft, and nobody knows all of its reasons.'],
    [
      'A muscle in the throat',
      'Muscles in the throat open and close the airway some twenty five times a second, and the breath vibrates.',
    ],
    ['Mothers and kittens', 'Kittens are born blind. The mother purrs so that they find the warm milk in the dark.'],
    [
      'A hidden cry',
      'Hungry cats mix a high cry into the purr. People who live with a cat get up and fill the food bowl.',
    ],
    [
      'Healing vibration',
      'The frequency of the purr helps bones heal in experiments, so a hurt cat may purr to repair itself.',
    ],
    [
      'Big cats, small cats',
      'Lions and tigers roar and cannot purr. The cheetah purrs like a kitten in the grass of the savanna.',
    ],
  ]),
  film('Saving money in your twenties', 'upbeat', [
    [
      'Saving money in your twenties',
      'Small sums saved early grow larger than big sums saved late. Time does most of the work.',
    ],
    [
      'Know where it goes',
      'Write down every expense for a month. A simple budget shows which money leaves without a trace.',
    ],
    [
      'The emergency fund',
      'Keep three months of rent and food in a bank account, so that a broken car is not a disaster.',
    ],
    [
      'Compound interest',
      'Interest earns interest. A hundred dollars a month at five percent becomes a small forest after forty years.',
    ],
    ['Debt first', 'A credit card may charge twenty percent. Paying the debt is the safest investment there is.'],
    ['Make it a habit', 'Let the phone move the money on payday. A plan that runs by itself does not need courage.'],
  ]),
  film('How the internet moves a message', 'tense', [
    ['How the internet moves a message', 'You press send, and a photo crosses an ocean in a fifth of a second.'],
    ['Cut into packets', 'Your phone cuts the message into packets, each with an address, like a letter in the post.'],
    [
      'Cables under the sea',
      'Almost all traffic runs through glass cables on the ocean floor, thin as a garden hose, past whales and sharks.',
    ],
    ['Routers decide', 'Routers pass each packet on to the next city. No machine knows the whole way.'],
    [
      'The data center',
      'In a data center in the desert, thousands of servers hum in cold air and burn the power of a small town.',
    ],
    [
      'Locked and opened',
      'Encryption locks the message with a key that only your friend holds. Then the picture appears.',
    ],
  ]),
]
