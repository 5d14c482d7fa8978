/** What the bundler makes of a file name with these suffixes. */

/** The file's address, the file beside the code. */
declare module '*?url&no-inline' {
  const url: string
  // biome-ignore lint/style/noDefaultExport: the bundler gives it as the default
  export default url
}

/** The text of a file. */
declare module '*?raw' {
  const text: string
  // biome-ignore lint/style/noDefaultExport: the bundler gives it as the default
  export default text
}
