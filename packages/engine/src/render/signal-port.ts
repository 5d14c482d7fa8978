/** Owns the crossing of an AbortSignal to a worker: a message port that says one word. Works under both the page's and the worker's library. */

/** On the page: a port to transfer, and what ends the listening. */
export function portOfSignal(signal: AbortSignal): { readonly port: MessagePort; dispose(): void } {
  const { port1, port2 } = new MessageChannel()
  const abort = () => port1.postMessage('abort')
  if (signal.aborted) abort()
  else signal.addEventListener('abort', abort, { once: true })
  return {
    port: port2,
    dispose() {
      signal.removeEventListener('abort', abort)
      port1.close()
    },
  }
}

/** In the worker: a signal that fires when the page's does. */
export function signalOfPort(port: MessagePort): AbortSignal {
  const controller = new AbortController()
  port.onmessage = () => {
    controller.abort()
    port.close()
  }
  return controller.signal
}
