/** What the bundler makes of a file name with this suffix: the file's address, the file beside the code. */
declare module '*?url&no-inline' {
  const url: string
  // biome-ignore lint/style/noDefaultExport: the bundler gives it as the default
  export default url
}
