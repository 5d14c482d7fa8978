/** Owns what a finished segment is, and the port behind which finished segments are kept. Knows no database. */

export type VideoPacket = { readonly data: Uint8Array<ArrayBuffer>; readonly key: boolean }

/** Packets in the order of decoding, one a frame. `description` is the avcC box's content. */
export type EncodedSegment = {
  readonly packets: readonly VideoPacket[]
  /** Which frame of the segment each packet shows; absent where they are shown in this order. */
  readonly order?: readonly number[]
  readonly codec: string
  readonly description: Uint8Array<ArrayBuffer>
  readonly colorSpace?: VideoColorSpaceInit
}

/**
 * Port: keeps segments by their key. It may forget any of them at any time but those that are held. A failure of the
 * store is a miss and never stops a film, so it need not be told apart from one.
 */
export type SegmentStore = {
  /** Undefined when it is not there or not whole any more. */
  get(key: string): Promise<EncodedSegment | undefined>
  /** Resolves to true when the segment survives the end of the page, to false when it could not be kept. */
  put(key: string, segment: EncodedSegment): Promise<boolean>
  /** Begins the hold of one render: what a film is made of stays until the film is there, whatever the budget. */
  hold(): SegmentHold
  /** Bytes of a kept segment, without reading it; undefined when it is not there. For forecasts; `get` is asked without it. */
  sizeOf?(key: string): Promise<number | undefined>
}

export type SegmentHold = {
  /** From now on the segment of this key, there or put later, is not forgotten. */
  add(key: string): void
  /** What was held counts against the budget again. */
  release(): Promise<void>
}
