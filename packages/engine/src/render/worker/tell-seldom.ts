/** Owns how often a worker tells the page how far it is: a message a frame would cost both sides more than it says. */

/** `tell`, called for the first frame and for every eighth; the end of the call says the rest. */
export function tellSeldom(tell: (done: number) => void): (done: number) => void {
  return done => {
    if (done === 1 || done % 8 === 0) tell(done)
  }
}
