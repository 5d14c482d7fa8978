/** A door to the data: bundlers take import attributes in static imports only. */
export { default as data } from './letters-title.json' with { type: 'json' }
