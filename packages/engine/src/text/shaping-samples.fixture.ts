/** Forty texts in seven scripts and mixtures of them, spaces between their words. */
const latin = [
  'Tea travelled slowly from China to the world.',
  'Office flies in AVATAR style, Type To Wave.',
  'L’été, naïve façade; “œuvre” coûte 12,50 €!',
  'Žluťoučký kůň příšerně úpěl ďábelské ódy.',
  'Zażółć gęślą jaźń, Łódź!',
  'Straße, Größe, ÄÖÜ: schön.',
  'İstanbul’da çay içtik, ağaç altında.',
  'Việt Nam uống trà mỗi buổi sáng.',
]
const arabic = [
  'سافر الشاي ببطء من الصين',
  'لا إله في الشاي، ولكن السلام فيه.',
  'كان العام 1850 بداية الطريق',
  'قال: «الشاي أولاً» ثم صمت.',
  'چای از چین به ایران رسید',
  'یہ چائے بہت اچھی ہے',
]
const hebrew = ['התה הגיע לאט מסין', 'בשנת 1840 שתו כולם תה', 'שלום, עולם!', 'כוס תה אחת בבקשה']
const devanagari = [
  'चाय चीन से पूरी दुनिया में फैली',
  'क्षत्रिय ज्ञान श्री विद्या',
  'हिन्दी में संयुक्ताक्षर',
  'यह 25 रुपये की चाय है',
  'मराठी भाषा सुंदर आहे',
]
const eastern = ['茶 起源 於 中國', 'お茶 は 中国 から', '차는 중국에서 퍼졌다', '世界 中 で 飲む', '喝茶 真 好']
const emoji = ['Tea 🍵 time ☕ now', '👩‍👩‍👧‍👦 family 👍🏽 ok', 'Flags 🇩🇪 🇯🇵 here', '❤️ tea ❤️']
const mixed = [
  'In 2024 קנו אנשים 300 כוסות of tea',
  'The word שלום עולם means peace',
  'كتب John Smith رسالة إلى 12 شخصا',
  'סרטון YouTube חדש של 5 דקות',
  'Tea is شاي in Arabic and 茶 in Chinese',
  'चाय means tea and תה too',
  'אני אוהב tea ו coffee גם 100 פעם',
  'Price: 12.50 € or שקל 50',
]
/** Marks at the ends of runs of several words that go against their line. */
export const turnedSamples: readonly string[] = [
  'قرأ كتاب Tea Horse Road، ثم نام',
  'قال (Green Tea) لنا وذهب',
  'ראיתי את The Tea Road, וחזרתי',
  'كان Tea, Milk أو Sugar, Salt هناك',
  'The words שלום עולם, mean peace',
  'He said (שלום עולם) to us',
]

export const shapingSamples: readonly string[] = [
  ...latin,
  ...arabic,
  ...hebrew,
  ...devanagari,
  ...eastern,
  ...emoji,
  ...mixed,
]
