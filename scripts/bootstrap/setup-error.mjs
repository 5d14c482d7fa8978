/** Owns the one way the set-up fails: a code, one sentence, an exit code. */

export class SetupError extends Error {
  /**
   * @param {string} code one of the product's error codes, or 'setup-failed'
   * @param {string} message one sentence for people; '' prints nothing
   * @param {number} exitCode 2: something is missing; 130: interrupted
   */
  constructor(code, message, exitCode = 2) {
    super(message)
    this.name = 'SetupError'
    this.code = code
    this.exitCode = exitCode
  }
}

/** What a set-up step throws after Ctrl-C: says nothing, ends with 130. */
export const interrupted = () => new SetupError('cancelled', '', 130)

const networkSigns =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|network|fetch failed|Could not resolve|Temporary failure resolving|unable to get|socket hang up/i

/**
 * The failure of one step as one sentence, from what its program printed.
 * @param {string} step for people: 'Installing the dependencies'
 * @param {string} output what the program said
 * @param {string} remedy what to do when it was not the network
 */
export function stepFailed(step, output, remedy) {
  if (networkSigns.test(output))
    return new SetupError('setup-failed', `${step} failed: the network cannot be reached. Connect and run it again.`)
  const lines = output.split('\n').map(line => line.replace(/^\s*(npm )?(error|ERR!)\s*/i, '').trim())
  const errors = output.split('\n').flatMap((line, index) => (/error/i.test(line) ? [lines[index] ?? ''] : []))
  // npm says a code first and the sentence later
  const sentence = errors.find(line => line.split(' ').length > 3)
  const reason = sentence ?? errors.find(Boolean) ?? lines.findLast(Boolean) ?? 'no reason was given'
  return new SetupError('setup-failed', `${step} failed: ${reason.replace(/\.$/, '')}. ${remedy}`)
}
