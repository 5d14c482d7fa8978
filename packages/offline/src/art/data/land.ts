/** A door to the data: bundlers take import attributes in static imports only. */
export { default as data } from './land.json' with { type: 'json' }
